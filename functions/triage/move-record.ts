import { illegalMove } from "../domain/errors.ts";
import { canMove, type Move, moves } from "../domain/feedback/lifecycle.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { type Change, type Changing, changeRecord } from "./change-record.ts";
import type { TriageParts } from "./parts.ts";

/** Changes a record and moves it along its lifecycle, where that move is possible from where it stands. */
export const moveRecord = async (
  parts: TriageParts,
  call: Changing,
  move: Move,
  change: (before: FeedbackRecord, at: string) => Change | Promise<Change>,
): Promise<FeedbackRecord> =>
  changeRecord(parts, call, move, async (before, at) => {
    if (!canMove(before.lifecycle, move)) throw illegalMove();
    // Whoever may suffer for having told us is asked again first.
    if (move === "close" && before.recheckAt) throw illegalMove();
    const { set, ...more } = await change(before, at);
    return { set: { lifecycle: moves[move].to, ...set }, ...more };
  });
