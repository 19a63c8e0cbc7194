import { changedMeanwhile, illegalMove } from "../domain/errors.ts";
import { planned } from "../domain/feedback/keeping.ts";
import { canMove, type Move, moves } from "../domain/feedback/lifecycle.ts";
import type { FeedbackRecord, Reply } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import type { TriageParts } from "./parts.ts";
import { type Named, recordOf } from "./record-of.ts";

/** What a move changes besides the lifecycle, and the reply that goes out with it. */
type Change = { readonly set: Partial<FeedbackRecord>; readonly reply?: Reply };

/** Moves a record along its lifecycle, against the version that the caller saw (any, where a call names none). */
export const moveRecord = async (
  parts: TriageParts,
  call: Named & { readonly version: number | undefined },
  move: Move,
  change: (at: string, before: FeedbackRecord) => Change,
): Promise<FeedbackRecord> => {
  const before = await recordOf(parts, call, move);
  if (call.version !== undefined && call.version !== before.version) throw changedMeanwhile();
  if (!canMove(before.lifecycle, move)) throw illegalMove();
  const { set, reply } = change(parts.now().toISOString(), before);
  const moved: FeedbackRecord = { ...before, lifecycle: moves[move].to, ...set, version: before.version + 1 };
  const after = planned(moved, parts.settings.retention);
  const timeZone = programmeById(parts.settings, after.programme)?.timeZone ?? "UTC";
  await parts.records.change({ before, after, ...(reply && { reply }), counts: countChanges(before, after, timeZone) });
  return after;
};
