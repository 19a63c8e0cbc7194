import type { Page } from "../adapters/twilio-list.ts";
import type { OurNumber, ReconcileParts, Tally } from "./parts.ts";
import { type Outcome, takeInPage } from "./take-in-page.ts";

const widestMs = 6 * 3_600_000;
/** The provider's dates have whole seconds. */
const narrowestMs = 1_000;

/** A stretch of time of one number, and who is told how far all of it is with us. */
export type Walk = {
  readonly parts: ReconcileParts;
  readonly number: OurNumber;
  readonly timeLeftMs: () => number;
  readonly tally: Tally;
  readonly from: number;
  readonly until: number;
  readonly passed: (address: string, to: Date) => Promise<void>;
};

/**
 * Goes through a stretch of time from its beginning, a page in memory: the list has the newest first, so a window that
 * holds more than a page is made narrower. False where time ran out or something could not be taken in.
 */
export const takeInWindows = async (walk: Walk): Promise<boolean> => {
  const { parts, number, until } = walk;
  let width = widestMs;
  let isWhole = true;
  for (let from = walk.from; from < until; ) {
    const window = { from: new Date(from), until: new Date(Math.min(from + width, until)) };
    const page = await parts.list.inbound(number.address, window);
    if (page.following && width > narrowestMs) {
      width = Math.max(narrowestMs, width / 4);
      continue;
    }
    const outcome = await takeInAll(walk, page);
    if (outcome === "out_of_time") return false;
    // One that cannot be taken in does not keep the later ones out, but it is looked at again.
    isWhole &&= outcome === "done";
    if (isWhole) await walk.passed(number.address, window.until);
    from = window.until.getTime();
    width = Math.min(widestMs, width * 2);
  }
  return isWhole;
};

/** All pages of a window: there is more than one only where a single second holds more. */
const takeInAll = async ({ parts, number, timeLeftMs, tally }: Walk, first: Page): Promise<Outcome> => {
  let outcome: Outcome = "done";
  for (let page = first; ; page = await page.following()) {
    const taken = await takeInPage(parts, number.programme, page.entries, timeLeftMs, tally);
    if (taken !== "done") outcome = taken;
    if (taken === "out_of_time" || !page.following) return outcome;
  }
};
