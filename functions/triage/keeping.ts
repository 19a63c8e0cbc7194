import { changedMeanwhile, illegalMove } from "../domain/errors.ts";
import { type Keeping, planned } from "../domain/feedback/keeping.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { type Named, recordOf } from "./record-of.ts";
import { showFeedback } from "./show.ts";

type Decided = Pick<Keeping, "hold"> | Pick<Keeping, "objection">;

/** What is decided about how long a record is kept; each with a reason from a list, audited before it is done. */
export const keeping = (parts: TriageParts): Actions<"hold" | "releaseHold" | "objectToErasure"> => ({
  hold: async (call) => {
    const { reason, reviewAt } = call.body;
    const by = call.officer.id;
    return showFeedback(await decide(parts, call, "hold", (_, at) => ({ hold: { reason, reviewAt, by, at } })));
  },
  releaseHold: async (call) => showFeedback(await decide(parts, call, "release_hold", () => ({ hold: undefined }))),
  objectToErasure: async (call) => {
    const { reason } = call.body;
    const by = call.officer.id;
    const object = (before: FeedbackRecord, at: string) => {
      // There is nothing to object to before the person has asked, or when it is done.
      if (!before.keeping?.askedAt || before.keeping.gone.includes("text")) throw illegalMove();
      return { objection: { reason, by, at } };
    };
    return showFeedback(await decide(parts, call, "object_to_erasure", object));
  },
});

const decide = async (
  parts: TriageParts,
  call: Named & { readonly version: number | undefined },
  action: string,
  decision: (before: FeedbackRecord, at: string) => Decided,
): Promise<FeedbackRecord> => {
  const { records, audit, now, settings } = parts;
  const at = now().toISOString();
  const before = await recordOf(parts, call, action);
  const { reference } = before;
  if (!isHidden(before.sensitivity)) await audit({ person: call.officer.id, action, reference, at });
  if (call.version !== undefined && call.version !== before.version) throw changedMeanwhile();
  const kept = { gone: [], ...before.keeping, ...decision(before, at) };
  const after = planned({ ...before, keeping: kept, version: before.version + 1 }, settings.retention);
  await records.change({ before, after, counts: [] });
  return after;
};
