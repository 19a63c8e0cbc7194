import type { Entry } from "../adapters/twilio-list.ts";
import { inboundOf } from "../domain/feedback/listed.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import { nameOf } from "../middleware/log.ts";
import { takeIn } from "../take-in.ts";
import type { ReconcileParts, Tally } from "./parts.ts";

const atATime = 12;

export type Outcome = "done" | "failed" | "out_of_time";

/** Takes in what of a page is not here. One that fails does not keep the others out. */
export const takeInPage = async (
  parts: ReconcileParts,
  programme: Programme,
  entries: readonly Entry[],
  timeLeftMs: () => number,
  tally: Tally,
): Promise<Outcome> => {
  let outcome: Outcome = "done";
  for (let from = 0; from < entries.length; from += atATime) {
    if (timeLeftMs() < 0) return "out_of_time";
    const some = entries.slice(from, from + atATime);
    const taken = await Promise.allSettled(some.map((entry) => takeInMissed(parts, programme, entry, tally)));
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
  const id = await parts.pseudonyms.ofMessage(entry.providerId);
  if (await parts.known(id)) return;
  if (parts.settings.twilioRedaction === "on") {
    // The provider has blotted out text and number: that something is missing is all that can be said.
    tally.gaps += 1;
    return;
  }
  const media = entry.hasMedia ? await parts.list.media(entry) : [];
  const inbound = inboundOf({ ...entry, media });
  const gap = inbound.channel === "whatsapp" && ({ incomplete: true } as const);
  const incoming = { id, inbound, programme, providerId: entry.providerId, receivedAt: entry.sentAt, ...gap };
  if ((await takeIn(parts, incoming)) === "accepted") tally.takenIn += 1;
};
