import { noteKey, recordMessageKey } from "../adapters/keys.ts";
import { tracksOf } from "../domain/coding/tracks.ts";
import { changedMeanwhile, notAllowed } from "../domain/errors.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { noticeOf } from "../domain/feedback/notice.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { deciders } from "../domain/feedback/roles.ts";
import { hurry } from "../middleware/hurry.ts";
import { hasRole } from "./access.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import { machineOf } from "./machine-of.ts";
import type { Actions, TriageParts } from "./parts.ts";

type SensitivityCall = Parameters<Actions<"setSensitivity">["setSensitivity"]>[0];

const gravity = { non_sensitive: 0, to_be_clarified: 1, sensitive: 2 } as const;

/**
 * Changes the sensitivity. Raised, the record is hidden in the same write, its focal points are told, and its words are
 * sealed; lowered, they stay sealed and are opened by a disclosure, because this function can open nothing.
 */
export const sensitivity = async (parts: TriageParts, call: SensitivityCall): Promise<FeedbackRecord> => {
  const { sensitivity: wanted, classes, reason } = call.body;
  const noticeId = call.newId();
  let tells = false;
  const after = await changeRecord(parts, call, "set_sensitivity", async (before, at) => {
    if (gravity[wanted] < gravity[before.sensitivity] && !hasRole(call.officer, deciders)) throw notAllowed();
    const sensitive = wanted === "non_sensitive" ? [] : [...new Set([...before.sensitive, ...classes])];
    const tracks = tracksOf(before.type, before.about, sensitive);
    const set = { sensitivity: wanted, sensitive, tracks, machine: machineOf(before) };
    tells = isHidden(wanted) && !isHidden(before.sensitivity);
    const raised = { ...before, ...set, openedAt: at, version: before.version + 1 };
    return {
      set,
      notes: [await noteOf(parts, set, call.officer, { id: call.newId(), kind: "reason", text: reason, at })],
      ...(tells && { notice: noticeOf(raised, noticeId) }),
    };
  });
  if (tells) await hurry(parts, "notices", { notice: noticeId });
  if (isHidden(wanted)) await sealWords(parts, after);
  return after;
};

const mostRounds = 5;

/**
 * Sealed already, it is left as it is: said again after a crash, this ends what was begun. What somebody masks at this
 * very moment is read again, so that the seal never holds what was masked.
 */
const sealWords = async ({ records, seal }: TriageParts, { reference }: FeedbackRecord): Promise<void> => {
  for (let round = 1; round <= mostRounds; round++) {
    if (await sealOnce({ records, seal }, reference)) return;
  }
  throw changedMeanwhile();
};

const sealOnce = async ({ records, seal }: Pick<TriageParts, "records" | "seal">, reference: ReferenceCode) => {
  const [messages, notes] = await Promise.all([records.messages(reference), records.notes(reference)]);
  const open = [
    ...messages.map((message) => ({ key: recordMessageKey(reference, message.receivedAt, message.id), kept: message })),
    ...notes.map((note) => ({ key: noteKey(reference, note.at, note.id), kept: note })),
  ];
  let isWhole = true;
  for (const { key, kept } of open) {
    if (!("text" in kept)) continue;
    const sealed = await records.sealText(key, kept.text, await seal("text", kept.text));
    isWhole &&= sealed;
  }
  return isWhole;
};
