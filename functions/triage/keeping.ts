import { illegalMove } from "../domain/errors.ts";
import type { Keeping } from "../domain/feedback/keeping.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { type Changing, changeRecord } from "./change-record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { showFeedback } from "./show.ts";

type Decided = Pick<Keeping, "hold"> | Pick<Keeping, "objection">;

/** What is decided about how long a record is kept; each with a reason from a list, audited before it is done. */
export const keeping = (parts: TriageParts): Actions<"hold" | "releaseHold" | "objectToErasure"> => ({
  hold: async (call) => {
    const { reason, reviewAt } = call.body;
    const by = call.officer.id;
    return decide(parts, call, "hold", (_, at) => ({ hold: { reason, reviewAt, by, at } }));
  },
  releaseHold: async (call) => decide(parts, call, "release_hold", () => ({ hold: undefined })),
  objectToErasure: async (call) => {
    const { reason } = call.body;
    const by = call.officer.id;
    return decide(parts, call, "object_to_erasure", (before, at) => {
      // There is nothing to object to before the person has asked, or when it is done.
      if (!before.keeping?.askedAt || before.keeping.gone.includes("text")) throw illegalMove();
      return { objection: { reason, by, at } };
    });
  },
});

const decide = async (
  parts: TriageParts,
  call: Changing,
  action: string,
  decision: (before: FeedbackRecord, at: string) => Decided,
) =>
  showFeedback(
    parts,
    await changeRecord(parts, call, action, (before, at) => ({
      set: { keeping: { gone: [], ...before.keeping, ...decision(before, at) } },
    })),
  );
