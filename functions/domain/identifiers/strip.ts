import type { Knowledge } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import type { SenderHints } from "../understanding.ts";
import type { FoundIdentifier, Identifier, Stripped, StrippedText } from "./identifier.ts";

type Strip = (
  text: string,
  context: { readonly language: DetectedLanguage; readonly sender?: SenderHints },
) => Stripped;

/** A first stripper: e-mail addresses, links and runs of seven digits; names are not found yet. */
export function stripper(_knowledge: Knowledge): Strip {
  return (text) => {
    const found = [...spots(text)].map((spot, index): FoundIdentifier => {
      return { ...spot, placeholder: `[${spot.type}_${index + 1}]`, value: text.slice(spot.start, spot.end) };
    });
    const pieces = found.map(
      ({ placeholder, start }, index) => text.slice(found[index - 1]?.end ?? 0, start) + placeholder,
    );
    return { text: (pieces.join("") + text.slice(found.at(-1)?.end ?? 0)) as StrippedText, identifiers: found };
  };
}

function* spots(text: string): Generator<Identifier> {
  for (const match of text.matchAll(/\S+/gu)) {
    const [word] = match;
    const type = word.includes("@")
      ? "EMAIL"
      : word.includes("://")
        ? "URL"
        : /\d{7}/u.test(word)
          ? "PHONE"
          : undefined;
    if (type) yield { type, start: match.index, end: match.index + word.length };
  }
}
