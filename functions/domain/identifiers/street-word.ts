import { pattern } from "../pattern.ts";
import { chain } from "./address-chain.ts";
import { endOfCode, has } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks, moreMarks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Streets written as one word: "Marktstraße 12", "Kerkstraat 4". */
const ending = /(?:strase|strasse|str|straat|gasse|platz|weg|allee|gatan|vagen|veien|utca)$/;
const compound = pattern(String.raw`^\p{L}{2,20}${ending.source}`, "u");

/** "C/ Mayor 14": the Spanish short form. */
export const isShortStreet = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.folded === "c" && tokens[at + 1]?.folded === "/" && tokens[at + 2]?.case === "capital";

/** Claims a street whose word for street is its ending, with the number behind it. */
export const claimCompound = (reading: Reading, claims: Claims, at: number): void => {
  const word = reading.tokens[at]?.folded ?? "";
  if (!ending.test(word) || !compound().test(word)) return;
  const number = reading.tokens[at + 1]?.folded === "." ? at + 2 : at + 1;
  const token = reading.tokens[at];
  const end = reading.tokens[number]?.kind === "digits" ? endOfCode(reading, number) : 0;
  if (token && end && token.case === "capital")
    claims.take({ type: "ADDRESS", start: token.start, end: chain(reading, end, number) });
};

/** Words for streets that mean something else more often: they need a name with a capital beside them. */
const ambiguous =
  /^(?:close|drive|lane|terrace|square|place|cours|passage|via|corso|ul|way|plaza|largo|yol|yolu|odos|court|grove|walk|rise|gardens|hill|mews|crescent|parade|row|estate)$/;

/** Whether a word for streets stands where it means something else: "close at 12". */
export const isOtherWord = (reading: Reading, at: number): boolean =>
  ambiguous.test(reading.tokens[at]?.folded ?? "") &&
  ![at - 1, at, at + 1, at + 2].some((i) => /^(?:capital|upper)$/.test(reading.tokens[i]?.case ?? "")) &&
  !(reading.tokens[at - 2]?.kind === "digits" && !has(reading, at - 1, marks.common | marks.link)) &&
  reading.tokens[at + 1]?.kind !== "sign";

/** "Rua 7 de Abril 230": a number with "of" and a name behind it is the name of the street. */
export const isInName = (reading: Reading, at: number): boolean =>
  /^(?:de|di|do|of|da)$/.test(reading.tokens[at + 1]?.folded ?? "") &&
  (reading.tokens[at + 2]?.case === "capital" || ((reading.more[at + 2] ?? 0) & moreMarks.month) !== 0);

/** Languages that write a street's name in front of the word for it, in scripts without capitals. */
const nameInFront: ReadonlySet<string> = new Set(["am", "bn", "my", "ur"]);

/** "ቦሌ መንገድ 14": the word in front of the one for street is its name, when the number stands right behind. */
export const isNamedInFront = (reading: Reading, street: number, number: number): boolean =>
  nameInFront.has(reading.language) &&
  number === street + 1 &&
  reading.tokens[street - 1]?.kind === "word" &&
  !has(reading, street - 1, marks.common | marks.link | marks.room | marks.unit);
