import { marks } from "./mark.ts";
import { looksOf } from "./name-looks.ts";
import { certain, listed, raise, surely } from "./name-mark.ts";
import type { Reading } from "./reading.ts";

/** How much an unlisted word of a list of people must look like a name: without case, in small letters. */
const looksLike = { none: -0.5, lower: 0, capital: -99, upper: 99 } as const;
const longest = 16;

/** Lists of people behind a word for the writer or for relatives: "me, Tariku and Bereket", "انا ووسام", "my sons A and B". */
export const announceCompany = (reading: Reading, bonuses: Float32Array): void => {
  for (let i = 0; i < reading.tokens.length; i += 1) {
    const isSelf = reading.selves.has(reading.tokens[i]?.folded ?? "");
    if (!isSelf && !((reading.closes[i] ?? 0) & (marks.maybe | marks.before))) continue;
    const found = companyOf(reading, i, isSelf);
    if (found.isList) for (const at of found.people) raise(bonuses, at, worthOf(reading.bits[at] ?? 0));
  }
};

/** A name that is a word too needs more than a list: "me, hope and Grace" is decided by the whole of it. */
const worthOf = (bits: number): number => (bits & listed && bits & marks.common ? 2.9 : bits ? 3.4 : certain);

type Company = { readonly people: readonly number[]; readonly isList: boolean };

/** The people behind the writer, or behind a word for people, where the first follows at once; a list has an "and" in it. */
const companyOf = (reading: Reading, from: number, isSelf: boolean): Company => {
  const people: number[] = [];
  // "እኔና ወንድይፍራው": the "and" is written on to the word for the writer.
  let isList = isSelf && isJoinedBehind(reading, reading.tokens[from]?.folded ?? "");
  let i = isSelf ? from + 1 : overBridges(reading, from + 1);
  const first = i;
  const end = Math.min(reading.tokens.length, from + longest);
  while (i < end) {
    const before = i;
    while (i < end && isSeparator(reading, i)) {
      isList ||= reading.tokens[i]?.folded !== "," && people.length > (isSelf ? -1 : 0);
      i += 1;
    }
    const joined = isJoined(reading, i);
    const isFirst = i === first && (isSelf ? isLikely(reading, i) : true);
    if (i === before && !joined && !isFirst) break;
    isList ||= joined && i !== first;
    while (i < end && isRole(reading, i)) i += 1;
    if (!canBeName(reading, i)) break;
    people.push(i);
    i += 1;
    while (i < end && canBeName(reading, i) && isSecond(reading, i) && !isJoined(reading, i)) {
      people.push(i);
      i += 1;
    }
    i = overAge(reading, i);
  }
  return { people, isList: isList && (isSelf || people.length > 1) };
};

/** A second name of one person in a list. */
const isSecond = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & surely) !== 0 || reading.tokens[at]?.case === "capital";

/** "my children are: A and B". */
const overBridges = (reading: Reading, from: number): number => {
  let i = from;
  while (i < from + 3 && (reading.tokens[i]?.folded === ":" || (reading.bits[i] ?? 0) & marks.link)) i += 1;
  return i;
};

/** "Yorman (4), Nayibe de 7 años y …": an age behind a person, with what goes with it. */
const overAge = (reading: Reading, from: number): number => {
  let i = from;
  if (reading.tokens[i]?.folded === "(" || (reading.bits[i] ?? 0) & (marks.link | marks.placeBefore)) i += 1;
  if (reading.tokens[i]?.kind !== "digits") return from;
  i += 1;
  while (i < from + 5 && (reading.tokens[i]?.folded === ")" || (reading.bits[i] ?? 0) & marks.unit)) i += 1;
  return i;
};

/** "somos Keiber, Luz y el bebé": the first of a list may follow at once. */
const isLikely = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & surely) !== 0 || looksOf(reading, at) > 1;

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
  const isBehindAnd = isJoined(reading, at) && token.folded.startsWith("و");
  const looks = isBehindAnd
    ? reading.vocabulary.nameness(token.folded.slice(1), reading.language)
    : looksOf(reading, at);
  return looks > looksLike[token.case];
};
