import { quietUntil } from "../domain/conversation/quiet-hours.ts";
import { alreadyDone, noBridge, noPhone, notAssigned, notSafe, quietNow, stillAtWork } from "../domain/errors.ts";
import { type Call, callMs, isSafeToCall } from "../domain/feedback/call.ts";
import type { CallId } from "../domain/feedback/handles.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { callerOf, programmeById } from "../domain/settings/our-numbers.ts";
import { hurry } from "../middleware/hurry.ts";
import { changeRecord } from "./change-record.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

/** Calls to the community member, through the provider. */
export const calls = (parts: TriageParts): Actions<"listCalls" | "callPerson"> => ({
  listCalls: async (call) => {
    const { reference } = await recordOf(parts, call, "list_calls");
    const made = await parts.records.calls(reference);
    return { items: made.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).map(show) };
  },
  callPerson: async (asked) => {
    const id = asked.newId() as CallId;
    const made: Call[] = [];
    await changeRecord(parts, { ...asked, version: undefined }, "call", async (before, at) => {
      await mustBePossible(parts, asked.officer, before);
      const { reference, contact, channel } = before;
      const call: Call = {
        id,
        reference,
        contact,
        channel,
        by: asked.officer.id,
        state: "asked",
        because: undefined,
        createdAt: at,
      };
      made.push(call);
      return { set: { callWishedAt: undefined }, call };
    });
    const [call] = made;
    if (!call) throw alreadyDone();
    await hurry(parts, "replies", { reference: call.reference, call: call.id });
    return show(call);
  },
});

/** Everything that the officer can be told at once; what only the vault knows comes as the call's state. */
const mustBePossible = async (parts: TriageParts, officer: Officer, record: FeedbackRecord): Promise<void> => {
  const { settings, directory, records, now } = parts;
  const programme = programmeById(settings, record.programme);
  if (settings.conversation.callBridge === "off" || !programme || !callerOf(programme)) throw noBridge();
  if (record.assignee !== officer.id) throw notAssigned();
  if (!isSafeToCall(record)) throw notSafe();
  if (!(await directory.person(officer.id))?.phone) throw noPhone();
  const told = { criticality: record.criticality, lastInboundAt: record.lastMessageAt };
  if (quietUntil(settings.conversation.quietHours, programme.timeZone, told, now())) throw quietNow();
  const made = await records.calls(record.reference);
  const isUnderWay = ({ state, createdAt }: Call) =>
    (state === "asked" || state === "ringing") && now().getTime() - Date.parse(createdAt) < callMs;
  if (made.some(isUnderWay)) throw stillAtWork();
};

const show = ({ id, state, because, by, createdAt }: Call) => ({ id, state, because: because ?? null, by, createdAt });
