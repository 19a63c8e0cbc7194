import { twilioAddress } from "../../functions/domain/settings/our-numbers.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import type { Understand } from "../../functions/domain/understanding.ts";
import { corpusMessages } from "../proof/corpus.ts";

/** A message that an invented person of its own writes, with a word that no other message has. */
export type Written = { readonly from: string; readonly to: string; readonly body: string; readonly word: string };

/**
 * An endless row of messages of the corpus, each from another sender of country code 999, which belongs to nobody. Those
 * that must stay unanswered are left out: every other one has to be answered, once.
 */
export const messagesToWrite = (understand: Understand, settings: Settings): Generator<Written, never> => {
  const answered = corpusMessages().filter(
    ({ text }) => text.length > 20 && !understand(text).coding.contactWishes.includes("no_reply"),
  );
  const texts = answered.map(({ text }) => text);
  return messagesOf(texts, 100_000, understand, settings);
};

/** An endless row of messages with one of these texts, from senders with numbers from `first` upwards. */
export function* messagesOf(
  texts: readonly string[],
  first: number,
  understand: Understand,
  { programmes }: Settings,
): Generator<Written, never> {
  for (let index = 0; ; index++) {
    const { numbers = [] } = programmes[index % programmes.length] ?? {};
    const { channel = "sms", address = "" } = numbers[index % numbers.length] ?? {};
    const text = texts[Math.floor(Math.random() * texts.length)] ?? "";
    const from = twilioAddress(channel, `+99956${first + index}`);
    const marked = withWord(text, from, understand);
    if (marked) yield { from, to: twilioAddress(channel, address), ...marked };
  }
}

/** Some invented words look like names and are stripped; only one that stays can be found again. */
const withWord = (text: string, from: string, understand: Understand) => {
  for (let tries = 0; tries < 5; tries++) {
    const word = newWord();
    const body = `${text} ${word}`;
    if (understand(body, { from }).text.includes(word)) return { body, word };
  }
  return undefined;
};

const newWord = (): string => Array.from({ length: 6 }, () => oneOf("bdfgklmnprstvz") + oneOf("aeiou")).join("");
const oneOf = (letters: string): string => letters[Math.floor(Math.random() * letters.length)] ?? "";
