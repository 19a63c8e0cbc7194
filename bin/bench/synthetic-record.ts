import type { ContactToken, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { trackSets } from "../../functions/domain/feedback/queue-part.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { aRecord } from "../../test/a-record.ts";

const minutesAYear = 525_600;
/** Shares no factor with the minutes, so that neighbours by number are far apart in time and the whole year is filled. */
const stride = 7_919;

/** An invented record, the same for the same number; spread evenly over the tracks, due at some moment of a year. */
export const syntheticRecord = (index: number): FeedbackRecord => {
  const [track = "feedback", ...others] = trackSets[index % trackSets.length] ?? [];
  const at = new Date(Date.UTC(2026, 0, 1) + ((index * stride) % minutesAYear) * 60_000).toISOString();
  return aRecord({
    reference: `HB${index.toString(36).toUpperCase().padStart(8, "0")}` as ReferenceCode,
    contact: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}` as ContactToken,
    tracks: [track, ...others],
    topics: ["food", "shelter"],
    openedAt: at,
    lastMessageAt: at,
    dueAt: at,
  });
};
