import { satisfactionQuestion } from "../domain/conversation/satisfaction.ts";
import { notAllowed, notEntitled } from "../domain/errors.ts";
import { conflictIn } from "../domain/feedback/conflict-in.ts";
import type { PersonId, ReplyId } from "../domain/feedback/handles.ts";
import { loneReaderIn } from "../domain/feedback/lone-reader.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { deciders, focalPoints } from "../domain/feedback/roles.ts";
import { hurry } from "../middleware/hurry.ts";
import { hasRole, maySee } from "./access.ts";
import { type Changing, changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import { moveRecord } from "./move-record.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { showFeedback } from "./show.ts";

type Names =
  | "take"
  | "release"
  | "snooze"
  | "setStatus"
  | "setSafeContact"
  | "setConcerned"
  | "setOutcome"
  | "close"
  | "reopen";

/** The life of a record in the hands of the people who work on it. */
export const work = (parts: TriageParts): Actions<Names> => {
  const show = (record: FeedbackRecord) => showFeedback(parts, record);
  return {
    take: async (call) =>
      show(
        await moveRecord(parts, call, "take", async (before) => ({
          set: { assignee: await assigneeOf(parts, call.officer, before, call.body.assignee), snoozedUntil: undefined },
        })),
      ),
    release: async (call) => show(await moveRecord(parts, call, "release", () => ({ set: { assignee: undefined } }))),
    snooze: async (call) =>
      show(await changeRecord(parts, call, "snooze", () => ({ set: { snoozedUntil: call.body.until ?? undefined } }))),
    setStatus: async (call) =>
      show(await moveRecord(parts, call, "set_status", () => ({ set: { status: call.body.status } }))),
    setSafeContact: async (call) =>
      show(
        await changeRecord(parts, call, "set_safe_contact", (before) => {
          if (isHidden(before.sensitivity) && !hasRole(call.officer, focalPoints)) throw notAllowed();
          return { set: { safeContact: call.body.safeContact } };
        }),
      ),
    setConcerned: async (call) =>
      show(
        await changeRecord(parts, call, "set_concerned", async (before) => {
          const concerns = [...new Set(call.body.people)].sort();
          const assignee = before.assignee && concerns.includes(before.assignee) ? undefined : before.assignee;
          const after = { ...before, concerns, version: before.version + 1 };
          const [people, id] = [await parts.directory.people(), call.newId()];
          return {
            set: { concerns, assignee },
            notice: conflictIn(people, after, id) ?? loneReaderIn(people, before, after, call.officer.id, id),
          };
        }),
      ),
    setOutcome: async (call) => show(await setOutcome(parts, call)),
    close: async (call) => show(await close(parts, call)),
    reopen: async (call) =>
      show(await moveRecord(parts, call, "reopen", (_, at) => ({ set: { closedAt: undefined, reopenedAt: at } }))),
  };
};

/** The person is asked how useful our answer was, where they may be. */
const close = async (parts: TriageParts, call: Changing): Promise<FeedbackRecord> => {
  const id = parts.randomId() as ReplyId;
  const closed = await moveRecord(parts, call, "close", (before, at) => {
    const reply = satisfactionQuestion(before, id, at);
    return { set: { closedAt: at, callWishedAt: undefined }, ...(reply && { reply }) };
  });
  const isAsked = satisfactionQuestion(closed, id, "") !== undefined;
  if (isAsked) await hurry(parts, "replies", { reference: closed.reference, reply: id });
  return closed;
};

/** Whoever takes it, or whom a decider gives it to; nobody to whom it does not exist. */
const assigneeOf = async (
  { directory }: TriageParts,
  officer: Officer,
  record: FeedbackRecord,
  wanted: string | undefined,
): Promise<PersonId> => {
  if (wanted === undefined || wanted === officer.id) return officer.id;
  if (!hasRole(officer, deciders)) throw notAllowed();
  const person = await directory.person(wanted);
  if (!person || !maySee({ ...person, id: person.id as PersonId }, record)) throw notEntitled();
  return person.id as PersonId;
};

type OutcomeCall = Parameters<Actions<"setOutcome">["setOutcome"]>[0];

const setOutcome = async (parts: TriageParts, call: OutcomeCall): Promise<FeedbackRecord> =>
  moveRecord(parts, call, "set_outcome", async (before, at) => {
    const { actionTaken, correctiveAction, loopClosedBy } = call.body;
    const note = async (kind: "outcome" | "corrective_action", text: string) =>
      noteOf(parts, before, call.officer, { id: call.newId(), kind, text, at });
    return {
      set: {
        status: "action_taken",
        outcomeAt: before.outcomeAt ?? at,
        ...(loopClosedBy && { loop: { by: loopClosedBy, at } }),
      },
      notes: [
        await note("outcome", actionTaken),
        ...(correctiveAction ? [await note("corrective_action", correctiveAction)] : []),
      ],
    };
  });
