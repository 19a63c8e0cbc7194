import { marks } from "./mark.ts";
import { certain, listed, raise, surely } from "./name-mark.ts";
import type { Reading } from "./reading.ts";

/** How much an unlisted word of a list of people must look like a name: without case, in small letters. */
const looksLike = { none: -0.5, lower: 0, capital: -99, upper: 99 } as const;
const longest = 8;

/** Lists of people behind a word for the writer: "me, Tariku and Bereket", "انا ووسام". */
export const announceCompany = (reading: Reading, bonuses: Float32Array): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!reading.selves.has(reading.tokens[i]?.folded ?? "")) continue;
    const found = companyOf(reading, i);
    if (found.isList) for (const at of found.people) raise(bonuses, at, worthOf(reading.bits[at] ?? 0));
  }
};

/** A name that is a word too needs more than a list: "me, hope and Grace" is decided by the whole of it. */
const worthOf = (bits: number): number => (bits & listed && bits & marks.common ? 2.9 : bits ? 3.4 : certain);

/** The people behind the writer; a list has an "and" in it. */
const companyOf = (
  reading: Reading,
  self: number,
): { readonly people: readonly number[]; readonly isList: boolean } => {
  const people: number[] = [];
  let isList = false;
  let i = self + 1;
  while (i < reading.tokens.length && i < self + longest) {
    const before = i;
    while (isSeparator(reading, i)) {
      isList ||= reading.tokens[i]?.folded !== ",";
      i += 1;
    }
    const joined = isJoined(reading, i);
    if (i === before && !joined && !(i === self + 1 && isLikely(reading, i))) break;
    isList ||= joined;
    while (isRole(reading, i)) i += 1;
    if (!canBeName(reading, i)) break;
    people.push(i);
    i += 1;
  }
  return { people, isList };
};

/** "somos Keiber, Luz y el bebé": the first of a list may follow at once. */
const isLikely = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & surely) !== 0 ||
  reading.vocabulary.nameness(reading.tokens[at]?.folded ?? "", reading.language) > 1;

const isSeparator = (reading: Reading, at: number): boolean => {
  const word = reading.tokens[at]?.folded ?? "";
  return word === "," || reading.ands.has(word);
};

/** "ووسام", "ፊልሞንን": the "and" is a letter of the word. */
const isJoined = (reading: Reading, at: number): boolean => {
  const word = reading.tokens[at]?.folded ?? "";
  return word.length > 3 && ((reading.language === "ar" && word.startsWith("و")) || isJoinedBehind(reading, word));
};

const isJoinedBehind = (reading: Reading, word: string): boolean =>
  reading.language === "ti" ? word.endsWith("ን") : reading.language === "am" && word.endsWith("ና");

const isRole = (reading: Reading, at: number): boolean => {
  const bits = reading.bits[at] ?? 0;
  return (bits & (marks.maybe | marks.title | marks.link)) !== 0 && !(bits & listed);
};

const canBeName = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (token?.kind !== "word" || token.end - token.start < 2) return false;
  if (bits & listed) return !(bits & (marks.title | marks.maybe));
  if (bits & ~(marks.elsewhere | (token.case === "capital" ? marks.seen : 0))) return false;
  const letters = isJoined(reading, at) && token.folded.startsWith("و") ? token.folded.slice(1) : token.folded;
  return reading.vocabulary.nameness(letters, reading.language) > looksLike[token.case];
};
