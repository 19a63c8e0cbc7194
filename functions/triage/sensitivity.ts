import { noteKey, recordMessageKey, replyKey } from "../adapters/keys.ts";
import { tracksOf } from "../domain/coding/tracks.ts";
import { changedMeanwhile, notAllowed } from "../domain/errors.ts";
import { noticeTo } from "../domain/feedback/conflict-notice.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { recheckAfter } from "../domain/feedback/recheck-after.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { deciders } from "../domain/feedback/roles.ts";
import { hasRole } from "./access.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import { machineOf } from "./machine-of.ts";
import type { Actions, TriageParts } from "./parts.ts";

type SensitivityCall = Parameters<Actions<"setSensitivity">["setSensitivity"]>[0];

const gravity = { non_sensitive: 0, to_be_clarified: 1, sensitive: 2 } as const;

/**
 * Changes the sensitivity. Raised, its words are sealed first; then it is hidden, and its focal points are told in the
 * same write: a crash between leaves words sealed that need not be, and none open that must not. Lowered, they stay
 * sealed until the first disclosure puts them back, because this function can open nothing.
 */
export const sensitivity = async (parts: TriageParts, call: SensitivityCall): Promise<FeedbackRecord> => {
  const { sensitivity: wanted, classes, reason } = call.body;
  const after = await changeRecord(parts, call, "set_sensitivity", async (before, at) => {
    if (gravity[wanted] < gravity[before.sensitivity] && !hasRole(call.officer, deciders)) throw notAllowed();
    const sensitive = wanted === "non_sensitive" ? [] : [...new Set([...before.sensitive, ...classes])];
    const tracks = tracksOf(before.type, before.about, sensitive);
    const recheckAt = sensitive.includes("retaliation")
      ? (before.recheckAt ?? recheckAfter(parts.settings.clocks, at))
      : undefined;
    const set = { sensitivity: wanted, sensitive, tracks, recheckAt, machine: machineOf(before) };
    // Told again where it comes to those who work on another track: they may not have been told before.
    const tells = isHidden(wanted) && !(isHidden(before.sensitivity) && tracks.join() === before.tracks.join());
    if (isHidden(wanted)) await sealWords(parts, before);
    const raised = { ...before, ...set, openedAt: at, version: before.version + 1 };
    return {
      set,
      notes: [await noteOf(parts, set, call.officer, { id: call.newId(), kind: "reason", text: reason, at })],
      ...(tells && { notice: noticeTo(await parts.directory.people(), raised, call.newId()) }),
    };
  });
  // What came to stand there while it was being raised, as an answer that the provider refused and that now waits anew.
  if (isHidden(wanted)) await sealWords(parts, after);
  return after;
};

const mostRounds = 5;

/**
 * Sealed already, it is left as it is. What somebody masks at this very moment is read again, so that the seal never
 * holds what was masked. Of what was sent only an officer's own words are sealed: all else is the same for everybody.
 */
const sealWords = async (parts: TriageParts, { reference }: FeedbackRecord): Promise<void> => {
  for (let round = 1; round <= mostRounds; round++) {
    if (await sealOnce(parts, reference)) return;
  }
  throw changedMeanwhile();
};

const sealOnce = async ({ records, seal }: Pick<TriageParts, "records" | "seal">, reference: ReferenceCode) => {
  const [messages, notes, replies] = await Promise.all([
    records.messages(reference),
    records.notes(reference),
    records.replies(reference),
  ]);
  const words = "text" as const;
  const open = [
    ...messages.map((kept) => ({ key: recordMessageKey(reference, kept.receivedAt, kept.id), kept, purpose: words })),
    ...notes.map((kept) => ({ key: noteKey(reference, kept.at, kept.id), kept, purpose: words })),
    ...replies
      .filter(({ kind }) => kind === "answer")
      .map((kept) => ({ key: replyKey(reference, kept.id), kept, purpose: "reply" as const })),
  ];
  let isWhole = true;
  for (const { key, kept, purpose } of open) {
    // The words of an answer may have been erased, and the way to the provider's copy be all that is left of it.
    if (!("text" in kept) || kept.text === "") continue;
    const sealed = await records.sealText(key, kept.text, await seal(purpose, kept.text));
    isWhole &&= sealed;
  }
  return isWhole;
};
