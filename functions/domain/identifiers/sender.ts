import type { SenderHints } from "../understanding.ts";
import type { Finder } from "./claim.ts";
import { keyOf } from "./lexicon-table.ts";
import { marks } from "./mark.ts";
import { normalise } from "./normalise.ts";
import type { Reading } from "./reading.ts";
import { tokenise } from "./token.ts";
import { isHardlyName } from "./usage.ts";

const profileWords = (profileName: string): ReadonlySet<string> => {
  const { plain, folded } = normalise(profileName.slice(0, 200));
  return new Set(
    tokenise(plain, folded).flatMap(({ kind, folded: word }) => (kind === "word" && word.length > 2 ? [word] : [])),
  );
};

const lastDigits = 9;
const longestFront = 16;

/** How many characters of a number stand in front of its last digits: "+30 6", "0030 (0)6", "06". */
const frontOf = (near: string, country: string): number => {
  const front = /(?:(?<![\p{L}\d])[+(]?\d{1,5}[ .()-]{1,3})?\d{0,5}$/u.exec(near)?.[0].length ?? 0;
  for (let at = 0; at < near.length - front; at += 1) {
    if (!/^[+(\d]+[\d .()-]*$/.test(near.slice(at)) || /\d/.test(near.charAt(at - 1))) continue;
    const digits = near
      .slice(at)
      .replace("(0)", "")
      .replace(/\D/g, "")
      .replace(/^0{1,2}/, "");
    if (country.endsWith(digits)) return near.length - at;
  }
  return front;
};

/** Whether a word that no list has as a name is one that messages and ordinary texts use. */
const isOrdinary = ({ usage, vocabulary }: Reading, word: string): boolean => {
  const use = usage(keyOf(word));
  return use > 0 ? isHardlyName(use) : vocabulary.knows(word) && !vocabulary.isListed(word);
};

/** Whether a profile is called by a phrase, as in "life is beautiful", and not by a name. */
const isPhrase = (reading: Reading, words: ReadonlySet<string>): boolean =>
  [...words].filter((word) => isOrdinary(reading, word)).length * 2 > words.size;

/** Finds the sender's own number and the names of their profile, unless these are ordinary words of the message. */
export const findSenders =
  ({ from, profileName }: SenderHints): Finder =>
  (reading, claims) => {
    const number = (from ?? "").replace(/\D/g, "");
    const own = number.slice(-lastDigits);
    if (own.length >= 6) {
      const spaced = new RegExp(own.split("").join("[ .()-]{0,3}"), "g");
      for (const { 0: text, index } of reading.folded.matchAll(spaced)) {
        const near = reading.folded.slice(Math.max(0, index - longestFront), index);
        const front = frontOf(near, number.slice(0, -lastDigits));
        claims.take({ type: "PHONE", start: index - front, end: index + text.length });
      }
    }
    const words = profileWords(profileName ?? "");
    if (words.size === 0) return;
    const isSaid = isPhrase(reading, words);
    for (let i = 0; i < reading.tokens.length; i += 1) {
      const token = reading.tokens[i];
      if (token?.kind !== "word" || !words.has(token.folded)) continue;
      const bits = reading.bits[i] ?? 0;
      const ordinary =
        (bits & (marks.common | marks.places | marks.title) && !(bits & marks.given && token.case === "capital")) ||
        (isSaid && !(bits & marks.given) && isOrdinary(reading, token.folded));
      if (!ordinary) claims.take({ type: "PERSON", start: token.start, end: token.end });
    }
  };
