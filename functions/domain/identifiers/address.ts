import type { Claims, Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { precedes, type Reading } from "./reading.ts";

const code =
  /^(?:(?:#|n°|nr\.?|no\.?) ?)?(?:\d{1,5}(?:[-/.]\d{1,4})*(?:[-/]?\p{L}(?![\p{L}\p{M}])| ?[-/]? ?[\p{Lu}\p{Lo}](?![\p{L}\p{M}]))?|\p{L}\p{M}*(?:\p{L}\p{M}*)?[- ]?\d{1,4}(?:[-/]\d{1,4})*(?:\p{L}(?![\p{L}\p{M}]))?)(?![\p{L}\p{N}])/u;
const letter = /^(?![وهيa])[\p{Lu}\p{Lo}](?![\p{L}\p{M}\p{N}'])/u;

/** Where a house or room code that begins at a token ends; 0 when none begins there. */
const endOfCode = (reading: Reading, at: number): number => {
  const token = reading.tokens[at];
  if (!token || token.kind === "line" || token.kind === "placeholder") return 0;
  const text = reading.plain.slice(token.start, token.start + 24);
  const found = code.exec(text) ?? letter.exec(text);
  if (!found) return 0;
  const end = token.start + found[0].length;
  return precedes(reading, end, marks.unit, 1) ? 0 : end;
};

const has = (reading: Reading, at: number, mark: number): boolean => ((reading.bits[at] ?? 0) & mark) !== 0;
const isSign = (reading: Reading, at: number): boolean => /^[,:#.°()-]$/.test(reading.tokens[at]?.folded ?? "");

const skipLinks = (reading: Reading, from: number, reach: number): number => {
  let i = from;
  while (i < from + reach && (isSign(reading, i) || (has(reading, i, marks.link) && !isLetterOfCode(reading, i))))
    i += 1;
  return i;
};

/** "D4", "C 12": a capital in front of digits is no link. */
const isLetterOfCode = (reading: Reading, at: number): boolean => {
  const next = reading.tokens[at + 1];
  const token = reading.tokens[at];
  return (
    next?.kind === "digits" &&
    token !== undefined &&
    token.end - token.start < 3 &&
    (next.glued || token.case === "capital")
  );
};

const tokenAt = (reading: Reading, offset: number, from: number): number => {
  let i = from;
  while ((reading.tokens[i]?.end ?? Number.POSITIVE_INFINITY) <= offset) i += 1;
  return i;
};

/** Follows "flat 9, block C, third floor" from the end of a first code to the end of the last. */
const chain = (reading: Reading, end: number, from: number): number => {
  let last = end;
  let i = tokenAt(reading, last, from);
  for (let hops = 0; hops < 6; hops += 1) {
    let j = i;
    while (j < i + 2 && (isSign(reading, j) || has(reading, j, marks.link))) j += 1;
    if (!has(reading, j, marks.room | marks.street)) {
      if (has(reading, j, marks.ordinal) && has(reading, j + 1, marks.room)) {
        last = reading.tokens[j + 1]?.end ?? last;
        i = j + 2;
        continue;
      }
      if (has(reading, j, marks.ordinal) && j === i) return reading.tokens[j]?.end ?? last;
      return last;
    }
    const next = skipLinks(reading, j + 1, 3);
    const found =
      endOfCode(reading, next) || (has(reading, next, marks.ordinal) ? (reading.tokens[next]?.end ?? 0) : 0);
    if (!found) return last;
    last = found;
    i = tokenAt(reading, last, next);
  }
  return last;
};

/** "block C no 114": a code in front of the type word. */
const codeBefore = (reading: Reading, at: number): number => {
  const before = reading.tokens[at - 1];
  const token = reading.tokens[at];
  if (!before || !token || before.kind === "line") return -1;
  const text = reading.plain.slice(before.start, before.end);
  const previous = reading.tokens[at - 2];
  if (
    before.kind === "digits" &&
    previous?.case === "capital" &&
    /^(?:кв|кім|apt|ap|apto|dpto|daire|flat|d|k)$/.test(token.folded)
  )
    return previous.start;
  return /^\p{Lu}$/u.test(text) ? before.start : -1;
};

const findRooms = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!((reading.closes[i] ?? 0) & marks.room)) continue;
    const at = skipLinks(reading, i + 1, 4);
    const end = endOfCode(reading, at);
    const token = reading.tokens[at];
    if (!end || !token || isCounted(reading, i)) continue;
    const before = codeBefore(reading, i);
    const start = before >= 0 ? before : (reading.tokens[at]?.start ?? 0);
    claims.take({ type: "ADDRESS", start, end: chain(reading, end, at) });
  }
};

/** "3 rooms": the number in front counts, and the one behind belongs to something else. */
const isCounted = (reading: Reading, at: number): boolean => {
  const isNumberOfPlace = has(reading, at - 2, marks.places | marks.placeBefore | marks.room | marks.street | marks.id);
  const isArabic = /[\u0600-\u06ff]/.test(reading.tokens[at]?.folded ?? "");
  const isNumber = reading.tokens[at - 1]?.kind === "digits" && !has(reading, at, marks.link);
  return isNumber && !isNumberOfPlace && !isArabic && codeBefore(reading, at) < 0;
};

const findStreets = (reading: Reading, claims: Claims): void => {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    if (!((reading.opens[i] ?? 0) & marks.street) || (tokens[i]?.glued && tokens[i - 1]?.kind === "digits")) continue;
    const number = numberAfter(reading, i) || numberBefore(reading, i);
    if (!number) continue;
    claims.take({ type: "ADDRESS", start: number.start, end: chain(reading, number.end, number.from) });
  }
};

type Stretch = { readonly start: number; readonly end: number; readonly from: number };

const numberAfter = (reading: Reading, street: number): Stretch | undefined => {
  const { tokens } = reading;
  for (let j = street + 1; j <= street + 6; j += 1) {
    const token = tokens[j];
    if (!token || token.kind === "line" || (token.kind === "sign" && !/^[,.#"'-]$/.test(token.folded)))
      return undefined;
    if (isVerb(reading, j)) return undefined;
    const end = token.kind === "digits" || token.folded === "#" ? endOfCode(reading, j) : 0;
    if (!end) continue;
    const name = tokens[street - 1];
    const isSuffix = name?.case === "capital" && j - street < 4 && !tokens[street + 1]?.case.startsWith("cap");
    return { start: isSuffix ? name.start : (tokens[street]?.start ?? 0), end: houseEnd(reading, end, j), from: j };
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
    const last = street - j > 1 ? street : nameEnd(reading, street);
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

const findDescriptions = (reading: Reading, claims: Claims): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!has(reading, i, marks.dwelling)) continue;
    const stretch = describe(reading, i);
    if (stretch) claims.take({ type: "ADDRESS", ...stretch });
  }
};

const detail = marks.ordinal | marks.colour | marks.dwelling | marks.beside | marks.landmark;

/** "the third blue house behind the mosque": a dwelling, told by number or colour and by what is beside it. */
const describe = (reading: Reading, dwelling: number): { start: number; end: number } | undefined => {
  const { tokens } = reading;
  let first = dwelling;
  let last = dwelling;
  let seen = 0;
  for (let j = dwelling - 1, gap = 0; j >= 0 && gap < 2 && dwelling - j < 9; j -= 1) {
    if (has(reading, j, detail)) [first, gap] = [j, 0];
    else gap += has(reading, j, marks.link) || isSign(reading, j) ? 0 : 1;
  }
  for (let j = dwelling + 1, gap = 0; j < tokens.length && gap < 2 && j - last < 4 && j - dwelling < 14; j += 1) {
    if (/^[.!?\n]$/.test(tokens[j]?.folded ?? "")) break;
    if (has(reading, j, detail)) [last, gap] = [j, 0];
    else gap += has(reading, j, marks.link) ? 0 : 1;
  }
  for (let j = first; j <= last; j += 1) seen |= (reading.bits[j] ?? 0) & detail;
  const placed = (seen & marks.beside) !== 0 && (seen & (marks.ordinal | marks.colour)) !== 0;
  if (has(reading, last, marks.landmark) && tokens[last + 1]?.case === "capital")
    last += tokens[last + 2]?.folded === "'" ? 3 : 1;
  if (has(reading, first - 1, marks.link) && tokens[first - 1]?.kind === "word") first -= 1;
  const start = tokens[first]?.start;
  const end = tokens[last]?.end;
  return placed && start !== undefined && end !== undefined && last > dwelling - 1 ? { start, end } : undefined;
};

/** Finds where one household can be found: street and number, room, tent or block number, "third house behind …". */
export const findAddresses: Finder = (reading, claims) => {
  findStreets(reading, claims);
  findRooms(reading, claims);
  findDescriptions(reading, claims);
};
