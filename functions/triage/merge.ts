import { illegalMove } from "../domain/errors.ts";
import { withRecent } from "../domain/feedback/change.ts";
import { keptFrom } from "../domain/feedback/concerned/kept-from.ts";
import { linked } from "../domain/feedback/linked.ts";
import { loneReaderIn } from "../domain/feedback/lone-reader.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { moveRecord } from "./move-record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

type MergeCall = Parameters<Actions<"mergeFeedback">["mergeFeedback"]>[0];

/**
 * Closes a record as part of another one of the same person, and says so on both. Nothing is moved: each keeps its own
 * messages and seals, and goes when its own time comes.
 */
export const mergeInto = async (parts: TriageParts, call: MergeCall): Promise<FeedbackRecord> => {
  const { officer, body } = call;
  const into = await recordOf(parts, { officer, params: { reference: body.into } }, "merge");
  const at = parts.now().toISOString();
  if (!isHidden(into.sensitivity))
    await parts.audit({ person: officer.id, action: "merge", reference: into.reference, at });
  return moveRecord(parts, call, "close", async (before, at) => {
    // Two people may share a telephone, and one person may have two: only the contact itself says who it is.
    const isSame = before.contact === into.contact && before.programme === into.programme;
    if (!isSame || before.reference === into.reference || into.lifecycle === "closed") throw illegalMove();
    const links = linked(into, { kind: "merged_from", reference: before.reference });
    // Whoever must not read the one must not read the other, which is the same matter from now on.
    const kept = keptFrom(into, before.concerns ?? []);
    const after = withRecent(into, { ...kept, links, version: into.version + 1 }, at);
    return {
      set: { closedAt: at, links: linked(before, { kind: "merged_into", reference: into.reference }) },
      also: [{ before: into, after, counts: [] }],
      notice: loneReaderIn(await parts.directory.people(), into, after, officer.id, call.newId()),
    };
  });
};
