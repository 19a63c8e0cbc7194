import type { ReplyId } from "../feedback/handles.ts";
import { newReply } from "../feedback/new-reply.ts";
import type { Reply } from "../feedback/record.ts";
import type { StrippedText } from "../identifiers/identifier.ts";
import type { DetectedLanguage, Language } from "../language/language.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { Settings } from "../settings.ts";
import { fill } from "./say.ts";
import { texts } from "./texts.ts";

/** Why an answer waits, in the words that officers read. */
export const waitsBecause = {
  told: "WhatsApp's 24 hours are over. The person was told that an answer waits; it goes when they send READ.",
  untold:
    "WhatsApp's 24 hours are over, and no approved template says so in a language of the programme. It goes when the person sends READ.",
  enough:
    "WhatsApp's 24 hours are over, and as many automatic messages as may be have gone within the hour. It goes when the person sends READ.",
} as const;

/**
 * The template that tells a person of an answer, as a reply of its own, in the first of their languages and the
 * programme's that has an approved one. `undefined` where none has.
 */
export const noticeOfAnswer = (
  { twilio }: Pick<Settings, "twilio">,
  programme: Programme,
  waiting: Reply,
  theirs: DetectedLanguage,
  id: ReplyId,
  at: Date,
): Reply | undefined => {
  const candidates = [
    theirs,
    waiting.language,
    programme.defaultLanguage,
    ...programme.reviewedLanguages,
  ] as readonly Language[];
  const language = candidates.find((candidate) => twilio.templates[candidate]);
  if (!language) return undefined;
  // As it was approved, and so reviewed: our own words and a code.
  const text = fill(texts[language].answerWaits, { code: waiting.reference }) as StrippedText;
  return newReply({ ...waiting, id, kind: "notice", language, createdAt: at.toISOString() }, { text });
};

/** The same answer as a reply of its own that waits for READ: what was refused stays as it is, with its reason. */
export const waitingAnew = (refused: Reply, id: ReplyId, at: Date, because: string): Reply => ({
  ...newReply({ ...refused, id, createdAt: at.toISOString() }, refused),
  state: "held",
  waits: true,
  because,
});
