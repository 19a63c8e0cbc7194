import type { Known } from "./adapters/known-messages.ts";
import type { SafePoints } from "./adapters/safe-points.ts";
import type { Entry, TwilioList, Window } from "./adapters/twilio-list.ts";
import { inboundOf } from "./domain/feedback/listed.ts";
import { type Programme, twilioAddress } from "./domain/settings/our-numbers.ts";
import { nameOf } from "./middleware/log.ts";
import type { Refresh } from "./refresh-reports.ts";
import { type TakeInParts, takeIn } from "./take-in.ts";

export type ReconcileParts = TakeInParts & {
  readonly list: TwilioList;
  readonly safePoints: SafePoints;
  readonly known: Known;
  readonly refresh: Refresh;
};

const minute = 60_000;
const hour = 60 * minute;
/** A webhook and its retries have ended by then, and it brings more than the list holds. */
const leaveToTheWebhookMs = 2 * minute;
/** The provider's list may show a message late. */
const overlapMs = hour;
const firstLookBackMs = 24 * hour;
/** What is held in memory at once; each whole window moves the safe point, so that a long outage takes several runs. */
const windowMs = 6 * hour;
const atATime = 12;

type Number = { readonly address: string; readonly programme: Programme };
type Tally = { listed: number; takenIn: number; gaps: number; failed: number; whole: boolean };

/**
 * Every quarter of an hour: what the provider holds and we do not is taken in by the same path as a webhook. The keyed
 * hash of its id decides: what was here, and what was deleted, changes nothing. Ends in order when time runs out.
 */
export const reconcile =
  (parts: ReconcileParts) =>
  async (timeLeftMs: () => number): Promise<void> => {
    const tally: Tally = { listed: 0, takenIn: 0, gaps: 0, failed: 0, whole: true };
    for (const number of numbersOf(parts)) await catchUp(parts, number, timeLeftMs, tally);
    const refreshed = await parts.refresh(timeLeftMs);
    parts.log({ event: "reconciled", ...tally, refreshed });
  };

const numbersOf = ({ settings }: ReconcileParts): readonly Number[] =>
  settings.programmes.flatMap((programme) =>
    programme.numbers.map(({ channel, address }) => ({ address: twilioAddress(channel, address), programme })),
  );

const catchUp = async (parts: ReconcileParts, number: Number, timeLeftMs: () => number, tally: Tally) => {
  const end = parts.now().getTime() - leaveToTheWebhookMs;
  const safe = await parts.safePoints.of(number.address);
  let failed = false;
  for (let from = safe ? safe.getTime() - overlapMs : end - firstLookBackMs; from < end; from += windowMs) {
    const window = { from: new Date(from), until: new Date(Math.min(from + windowMs, end)) };
    const outcome = await takeInWindow(parts, number, window, timeLeftMs, tally);
    if (outcome === "out_of_time") {
      tally.whole = false;
      return;
    }
    failed ||= outcome === "failed";
    // One that cannot be taken in does not keep the later ones out, but it is looked at again.
    if (!failed) await parts.safePoints.advance(number.address, window.until);
  }
  if (failed) tally.whole = false;
};

type Outcome = "done" | "failed" | "out_of_time";

const takeInWindow = async (
  parts: ReconcileParts,
  number: Number,
  window: Window,
  timeLeftMs: () => number,
  tally: Tally,
): Promise<Outcome> => {
  let outcome: Outcome = "done";
  const listed = await parts.list.inbound(number.address, window);
  for (let from = 0; from < listed.length; from += atATime) {
    if (timeLeftMs() < 0) return "out_of_time";
    const some = listed.slice(from, from + atATime);
    const taken = await Promise.allSettled(some.map((entry) => takeInMissed(parts, number.programme, entry, tally)));
    for (const { reason } of taken.filter((result) => result.status === "rejected")) {
      tally.failed += 1;
      outcome = "failed";
      parts.log({ event: "failed", error: nameOf(reason) });
    }
  }
  return outcome;
};

const takeInMissed = async (parts: ReconcileParts, programme: Programme, entry: Entry, tally: Tally): Promise<void> => {
  tally.listed += 1;
  if (await parts.known(await parts.pseudonyms.ofMessage(entry.providerId))) return;
  if (parts.settings.twilioRedaction === "on") {
    // The provider has blotted out text and number: that something is missing is all that can be said.
    tally.gaps += 1;
    return;
  }
  const media = entry.hasMedia ? await parts.list.media(entry) : [];
  const inbound = inboundOf({ ...entry, media });
  const gap = inbound.channel === "whatsapp" && ({ incomplete: true } as const);
  const incoming = { inbound, programme, providerId: entry.providerId, receivedAt: entry.sentAt, ...gap };
  if ((await takeIn(parts, incoming)) === "accepted") tally.takenIn += 1;
};
