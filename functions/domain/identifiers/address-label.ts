import { chain } from "./address-chain.ts";
import { endOfCode, has, isSign } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks, moreMarks } from "./mark.ts";
import type { Reading } from "./reading.ts";

/** Finds what is announced as an address and has a number: "address: Garden Palace 14". */
export const findAnnouncedAddresses = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!((reading.more[i] ?? 0) & moreMarks.address)) continue;
    const first = firstOfAddress(reading, i + 1);
    const number = numberOf(reading, first);
    const end = number < 0 ? 0 : endOfCode(reading, number);
    if (end)
      claims.take({ type: "ADDRESS", start: reading.tokens[first]?.start ?? 0, end: chain(reading, end, number) });
  }
};

/** Small words and places behind the label stay: "address is Kakuma, block 3". */
const firstOfAddress = (reading: Reading, from: number): number => {
  let i = from;
  while (i < from + 6 && (isSign(reading, i) || has(reading, i, marks.link | marks.places | marks.placeBefore))) i += 1;
  return i;
};

/** The house number: at most four words of a name stand in front of it. */
const numberOf = (reading: Reading, from: number): number => {
  const { tokens } = reading;
  for (let i = from; i < from + 6; i += 1) {
    const token = tokens[i];
    if (token?.kind === "digits") return token.folded.length < 5 ? i : -1;
    const isName = token?.kind === "word" && !has(reading, i, marks.phone | marks.unit | marks.places);
    if (!isName && !/^[,.#-]$/.test(token?.folded ?? "")) return -1;
    if (token?.case === "lower" && has(reading, i, marks.common) && !has(reading, i, marks.link | marks.street))
      return -1;
  }
  return -1;
};
