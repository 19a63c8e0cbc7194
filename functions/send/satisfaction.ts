import type { Reach } from "../adapters/vault.ts";
import { hourMs } from "../domain/conversation/allowance.ts";
import { questionOpenMs } from "../domain/conversation/satisfaction.ts";
import { say } from "../domain/conversation/say.ts";
import { theirLanguage } from "../domain/conversation/their-language.ts";
import { isWindowOpen } from "../domain/conversation/window.ts";
import type { Reply } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { DetectedLanguage } from "../domain/language/language.ts";
import { programmeOf } from "../domain/settings/our-numbers.ts";
import type { SendParts } from "./parts.ts";

/** The question after closing, in words; or why this person is not asked now, and then never is. */
export const asked = async (
  parts: SendParts,
  reply: Reply,
  reach: Reach,
): Promise<(Reply & { readonly text: StrippedText }) | { readonly because: string }> => {
  const { settings, drafts, now, vault } = parts;
  const programme = programmeOf(settings, reply.number);
  const known = reach.pseudonym && (await vault.contactOf(reach.pseudonym));
  if (!programme || !known || !reach.pseudonym) return { because: "The person is not known any more." };
  if (!isWindowOpen(reply.channel, reach.lastInboundAt ?? reply.createdAt, now()))
    return { because: "WhatsApp's 24 hours are over: a question may not go." };
  if (known.rating && now().getTime() - Date.parse(known.rating.at) < questionOpenMs)
    return { because: "Another question to this person is still open." };
  const language = theirLanguage(known, reply.language as DetectedLanguage);
  const said = say({ settings, programme, drafts }, "satisfactionQuestion", language);
  if (!said.text) return { because: "No reviewed text in a language of the programme." };
  const limit = { now: now(), most: settings.conversation.automaticMessagesPerHour, whileMs: hourMs };
  if (!(await parts.mayTell(reach.pseudonym, limit, reply.reference)))
    return { because: "As many automatic messages as may be have gone within the hour." };
  const worded = { ...reply, text: said.text, language: said.language };
  await parts.replies.word(worded);
  return worded;
};
