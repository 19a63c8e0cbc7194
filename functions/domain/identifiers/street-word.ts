import { chain } from "./address-chain.ts";
import { endOfCode, has } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Streets written as one word: "Marktstraße 12", "Kerkstraat 4". */
const compound = /^\p{L}{2,20}(?:strase|strasse|str|straat|gasse|platz|weg|allee|gatan|vagen|veien|utca)$/u;

/** "C/ Mayor 14": the Spanish short form. */
export const isShortStreet = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.folded === "c" && tokens[at + 1]?.folded === "/" && tokens[at + 2]?.case === "capital";

/** Claims a street whose word for street is its ending, with the number behind it. */
export const claimCompound = (reading: Reading, claims: Claims, at: number): void => {
  if (!compound.test(reading.tokens[at]?.folded ?? "")) return;
  const number = reading.tokens[at + 1]?.folded === "." ? at + 2 : at + 1;
  const token = reading.tokens[at];
  const end = reading.tokens[number]?.kind === "digits" ? endOfCode(reading, number) : 0;
  if (token && end && token.case === "capital")
    claims.take({ type: "ADDRESS", start: token.start, end: chain(reading, end, number) });
};

/** Words for streets that mean something else more often: they need a name with a capital beside them. */
const ambiguous =
  /^(?:close|drive|lane|terrace|square|place|cours|passage|via|corso|ul|way|plaza|largo|yol|yolu|odos)$/;

/** Whether a word for streets stands where it means something else: "close at 12". */
export const isOtherWord = (reading: Reading, at: number): boolean =>
  ambiguous.test(reading.tokens[at]?.folded ?? "") &&
  ![at - 1, at, at + 1, at + 2].some((i) => /^(?:capital|upper)$/.test(reading.tokens[i]?.case ?? "")) &&
  !(reading.tokens[at - 2]?.kind === "digits" && !has(reading, at - 1, marks.common | marks.link)) &&
  reading.tokens[at + 1]?.kind !== "sign";
