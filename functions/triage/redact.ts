import { recordMessageKey } from "../adapters/keys.ts";
import { changedMeanwhile, illegalMove, invalidRequest } from "../domain/errors.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import { changeRecord } from "./change-record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

type RedactCall = Parameters<Actions<"redact">["redact"]>[0];

/**
 * Masks what the machine missed. The words go first and then the version: a crash between leaves less text and never
 * more. Of what is sealed nothing can be masked here, nor needs it: nobody reads it unasked.
 */
export const redact = async (parts: TriageParts, call: RedactCall): Promise<FeedbackRecord> => {
  const { message: n, start, end, kind } = call.body;
  const record = await recordOf(parts, call, "redact");
  const message = (await parts.records.messages(record.reference))[n - 1];
  if (!message) throw invalidRequest(["message"]);
  if (!("text" in message)) throw illegalMove();
  if (start >= end || end > message.text.length) throw invalidRequest(["start", "end"]);
  if (cutsACharacter(message.text, start) || cutsACharacter(message.text, end)) throw invalidRequest(["start", "end"]);
  if (call.version !== record.version) throw changedMeanwhile([], record.version);
  const at = parts.now().toISOString();
  await parts.audit({ person: call.officer.id, action: "mask_text", reference: record.reference, at });
  const placeholder = freePlaceholder(message.text, kind);
  const masked = `${message.text.slice(0, start)}${placeholder}${message.text.slice(end)}` as StrippedText;
  const key = recordMessageKey(record.reference, message.receivedAt, message.id);
  if (!(await parts.records.rewrite(key, message.text, masked, placeholder))) throw changedMeanwhile();
  return changeRecord(parts, call, "redact", (before) => ({
    // What is learnt from it: the label, and where the machine missed it.
    set: { redactions: [...(before.redactions ?? []), { kind, language: before.language }].slice(-100) },
  }));
};

/** Half a surrogate pair can be neither stored nor shown. */
const cutsACharacter = (text: string, at: number): boolean => !text.slice(at).isWellFormed();

const freePlaceholder = (text: string, kind: string): string => {
  for (let number = 1; ; number++) {
    const placeholder = `[${kind}_${number}]`;
    if (!text.includes(placeholder)) return placeholder;
  }
};
