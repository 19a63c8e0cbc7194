import { chain } from "./address-chain.ts";
import { endOfCode, has, tokenAt } from "./address-code.ts";
import type { Claims } from "./claim.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";
import { claimCompound, isInName, isNamedInFront, isOtherWord, isShortStreet } from "./street-word.ts";

/** Finds streets with a house number in front or behind. */
export const findStreets = (reading: Reading, claims: Claims): void => {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.glued && tokens[i - 1]?.kind === "digits") continue;
    claimCompound(reading, claims, i);
    if (!isShortStreet(reading, i) && (!((reading.opens[i] ?? 0) & marks.street) || isOtherWord(reading, i))) continue;
    const [before, after] = [numberBefore(reading, i), numberAfter(reading, i)];
    const number = after ?? before;
    if (!number) continue;
    const start = Math.min(number.start, before?.start ?? number.start);
    claims.take({ type: "ADDRESS", start, end: chain(reading, number.end, number.from) });
  }
};

type Stretch = { readonly start: number; readonly end: number; readonly from: number };

const numberAfter = (reading: Reading, street: number): Stretch | undefined => {
  const { tokens } = reading;
  for (let j = street + 1; j <= street + 8; j += 1) {
    const token = tokens[j];
    if (!token || token.kind === "line" || (token.kind === "sign" && !/^[,.#"'°/-]$/.test(token.folded)))
      return undefined;
    if (isVerb(reading, j) || (token.kind === "digits" && has(reading, j, marks.ordinal))) return undefined;
    const end = token.kind === "digits" || token.folded === "#" ? endOfCode(reading, j) : 0;
    if (!end || isInName(reading, j)) continue;
    const name = tokens[street - 1];
    const isSuffix =
      (name?.case === "capital" && j - street < 4 && !tokens[street + 1]?.case.startsWith("cap")) ||
      isNamedInFront(reading, street, j);
    return {
      start: isSuffix && name ? name.start : (tokens[street]?.start ?? 0),
      end: houseEnd(reading, end, j),
      from: j,
    };
  }
  return undefined;
};

/** "#8-31": the cross street and the house belong together. */
const houseEnd = (reading: Reading, end: number, from: number): number => {
  const i = tokenAt(reading, end, from);
  return reading.tokens[i]?.folded === "#" ? endOfCode(reading, i) || end : end;
};

const numberBefore = (reading: Reading, street: number): Stretch | undefined => {
  const { tokens } = reading;
  for (let j = street - 1; j >= Math.max(0, street - 4); j -= 1) {
    const token = tokens[j];
    if (!token || (token.kind === "sign" && !/^[,'-]$/.test(token.folded)) || token.kind === "line") return undefined;
    if (isVerb(reading, j)) return undefined;
    if (token.kind !== "digits" || token.folded.length > 4) continue;
    const between = street - j > 1 && !/^(?:bis|ter|quater|[a-d])$/.test(tokens[j + 1]?.folded ?? "");
    const last = between ? street : nameEnd(reading, street);
    return { start: token.start, end: tokens[last]?.end ?? token.end, from: last };
  }
  return undefined;
};

/** Common words do not stand between a street and its number. */
const isVerb = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  if (
    !token ||
    token.end - token.start < 3 ||
    token.case === "capital" ||
    /^(?:das|dos|des|del|los|las|von|the)$/.test(token.folded)
  )
    return false;
  return has(reading, at, marks.common) && !has(reading, at, marks.link | marks.room | marks.street);
};

const nameEnd = (reading: Reading, street: number): number => {
  let last = street;
  for (let j = street + 1; j <= street + 4; j += 1) {
    const token = reading.tokens[j];
    if (token?.kind !== "word") break;
    if (has(reading, j, marks.link)) continue;
    if (token.case === "lower" && last > street) break;
    last = j;
    if (token.case !== "capital") break;
  }
  return last;
};
