import type { Page } from "../adapters/twilio-list.ts";
import type { OurNumber, ReconcileParts, Tally } from "./parts.ts";
import { type Outcome, takeInPage } from "./take-in-page.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** A webhook and its retries have ended by then, and it brings more than the list holds. */
const leaveToTheWebhookMs = 2 * minuteMs;
/** The provider's list may show a message late. */
const lateMs = hourMs;
const firstLookBackMs = 24 * hourMs;
const widestMs = 6 * hourMs;
/** The provider's dates have whole seconds. */
const narrowestMs = secondMs;

/**
 * What a number of ours missed, the oldest first, a page at a time: the list has the newest first, so that a window in
 * which there is more than one page is made narrower. Each whole window moves the safe point; a long outage takes
 * several runs, and each begins where the one before had to end.
 */
export const catchUp = async (parts: ReconcileParts, number: OurNumber, timeLeftMs: () => number, tally: Tally) => {
  const end = parts.now().getTime() - leaveToTheWebhookMs;
  let failed = false;
  let width = widestMs;
  for (let from = await beginning(parts, number, end); from < end; ) {
    const window = { from: new Date(from), until: new Date(Math.min(from + width, end)) };
    const lookedAt = parts.now();
    const page = await parts.list.inbound(number.address, window);
    if (page.following && width > narrowestMs) {
      width = Math.max(narrowestMs, width / 4);
      continue;
    }
    const outcome = await takeInAll(parts, number, page, timeLeftMs, tally);
    if (outcome === "out_of_time") return notWhole(tally);
    failed ||= outcome === "failed";
    // One that cannot be taken in does not keep the later ones out, but it is looked at again.
    if (!failed) await parts.safePoints.advance(number.address, { at: window.until, lookedAt });
    from = window.until.getTime();
    width = Math.min(widestMs, width * 2);
  }
  if (failed) notWhole(tally);
};

const notWhole = (tally: Tally): void => {
  tally.whole = false;
};

/** Where everything before had been looked at, and long enough after it was sent. */
const beginning = async ({ safePoints }: ReconcileParts, { address }: OurNumber, end: number): Promise<number> => {
  const safe = await safePoints.of(address);
  return safe ? Math.min(safe.at.getTime(), safe.lookedAt.getTime() - lateMs) : end - firstLookBackMs;
};

/** All pages of a window, one in memory: there is more than one only where a single second holds more. */
const takeInAll = async (
  parts: ReconcileParts,
  { programme }: OurNumber,
  first: Page,
  timeLeftMs: () => number,
  tally: Tally,
): Promise<Outcome> => {
  let outcome: Outcome = "done";
  for (let page = first; ; page = await page.following()) {
    const taken = await takeInPage(parts, programme, page.entries, timeLeftMs, tally);
    if (taken !== "done") outcome = taken;
    if (taken === "out_of_time" || !page.following) return outcome;
  }
};
