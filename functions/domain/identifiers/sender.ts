import type { SenderHints } from "../understanding.ts";
import type { Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { normalise } from "./normalise.ts";
import { tokenise } from "./token.ts";

const profileWords = (profileName: string): ReadonlySet<string> => {
  const { plain, folded } = normalise(profileName.slice(0, 200));
  return new Set(
    tokenise(plain, folded).flatMap(({ kind, folded: word }) => (kind === "word" && word.length > 2 ? [word] : [])),
  );
};

/** Finds the sender's own number and the names of their profile, unless these are ordinary words of the message. */
export const findSenders =
  ({ from, profileName }: SenderHints): Finder =>
  (reading, claims) => {
    const own = (from ?? "").replace(/\D/g, "").slice(-9);
    if (own.length >= 6) {
      const spaced = new RegExp(own.split("").join("[ .()-]{0,3}"), "g");
      for (const { 0: text, index } of reading.folded.matchAll(spaced)) {
        const start =
          index -
          (/[+(]?\d{0,5}[ .()-]{0,3}0?$/.exec(reading.folded.slice(Math.max(0, index - 10), index))?.[0].length ?? 0);
        claims.take({ type: "PHONE", start, end: index + text.length });
      }
    }
    const words = profileWords(profileName ?? "");
    if (words.size === 0) return;
    for (let i = 0; i < reading.tokens.length; i += 1) {
      const token = reading.tokens[i];
      if (token?.kind !== "word" || !words.has(token.folded)) continue;
      const bits = reading.bits[i] ?? 0;
      const ordinary =
        bits & (marks.common | marks.places | marks.title) && !(bits & marks.given && token.case === "capital");
      if (!ordinary) claims.take({ type: "PERSON", start: token.start, end: token.end });
    }
  };
