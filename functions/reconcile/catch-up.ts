import type { OurNumber, ReconcileParts, Tally } from "./parts.ts";
import { takeInWindows } from "./take-in-windows.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A webhook and its retries have ended by then, and it brings more than the list holds. */
const leaveToTheWebhookMs = 2 * minuteMs;
/** The provider's list may show a message late. */
const lateMs = hourMs;
const firstLookBackMs = 24 * hourMs;

/**
 * What a number of ours missed: first what is new since the safe point, then what was listed late before it. So a long
 * outage takes several runs, each of which begins where the one before had to end, and not with what is here already.
 */
export const catchUp = async (parts: ReconcileParts, number: OurNumber, timeLeftMs: () => number, tally: Tally) => {
  const began = parts.now().getTime();
  const end = began - leaveToTheWebhookMs;
  const safe = await parts.safePoints.of(number.address);
  const from = Math.min(safe?.at.getTime() ?? end - firstLookBackMs, end);
  const again = safe?.lookAgainFrom?.getTime() ?? from - (safe ? lateMs : 0);
  const walk = { parts, number, timeLeftMs, tally };
  const isNewDone = await takeInWindows({ ...walk, from, until: end, passed: parts.safePoints.advance });
  // Looked at now, and so finally, is what was sent an hour ago or earlier.
  const looked = async (address: string, to: Date) =>
    parts.safePoints.lookedAgain(address, new Date(Math.min(to.getTime(), began - lateMs)));
  const isOldDone = isNewDone && (await takeInWindows({ ...walk, from: again, until: from, passed: looked }));
  if (isOldDone) await parts.safePoints.lookedAgain(number.address, new Date(began - lateMs));
  if (!isOldDone) tally.whole = false;
};
