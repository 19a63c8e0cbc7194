import { pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { enough } from "./name-mark.ts";
import { scoreNames } from "./name-score.ts";
import { sightOf } from "./name-sight.ts";
import { voted } from "./name-votes.ts";
import { isCalledBy, isOfName, leads } from "./particle.ts";
import type { Reading } from "./reading.ts";

const between = /^ {0,3}$|^[-'.]$/;
/** Small words inside a name: "María del Socorro Ríos", "Ali bin Salem", "Rabi'u dan Asabe". */
const particle =
  /^ {1,2}(?:de|del|de la|de las|de los|da|do|dos|das|e|van|von|bin|ben|ibn|bint|ould|mint|al|el|ul|ur|uz|abu|abdul|dan|ag|wuld|بن|ابن|بنت|ولد|ود|ال|الله|de el)[ -]{1,2}$/u;
const initials = pattern(String.raw`(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\.(?=\s*$)`, "gmu");
const initialsInFront = pattern(
  String.raw`(?<![\p{L}\p{M}\p{N}.])(?:(?:[\p{Lu}\u0620-\u06ff]\. ?){1,2}|[\u1200-\u135a]\/)$`,
  "u",
);
const initialBehind = pattern(String.raw`^(?: ?\p{Lu}\.){1,2}(?!\p{L})`, "u");
const letterBehind = pattern(String.raw`^(?: [\u0620-\u06ff\u1200-\u135a]\.){1,2}(?!\p{L})`, "u");
const longest = 6;

const gap = (reading: Reading, from: number, to: number): string =>
  reading.folded.slice(endOfWord(reading, from), reading.tokens[to]?.start ?? 0);

/** The next token that belongs to the same name; -1 when the name ends here. */
const nextPart = (reading: Reading, scores: Float32Array, last: number): number => {
  for (let j = last + 1; j <= last + 5 && j < scores.length; j += 1) {
    if ((scores[j] ?? 0) < enough) continue;
    const text = gap(reading, last, j);
    const isAnd = reading.ands.has(text.trim());
    // "Neema wa Juma": Neema, daughter of Juma.
    const isChild = text === " wa " && reading.language === "sw";
    const isInitial = reading.tokens[last]?.folded.length === 1 && /^\. ?$/.test(text);
    return between.test(text) || isChild || isInitial || (particle.test(text) && !isAnd) ? j : -1;
  }
  return -1;
};

/** Finds names of persons by what announces them, by lists of names, by case and place in the sentence. */
export const findNames: Finder = (reading, claims) => {
  const rules = scoreNames(reading, claims);
  const scores = reading.votes ? voted(sightOf(reading, rules), reading.votes) : rules.all;
  for (let i = 0; i < scores.length; i += 1) {
    if ((scores[i] ?? 0) < enough) continue;
    let last = i;
    for (let parts = 1; parts < longest; parts += 1) {
      const next = nextPart(reading, scores, last);
      if (next < 0) break;
      last = next;
    }
    claimName(reading, claims, i, last);
    i = last;
  }
  for (const { 0: text, index } of reading.plain.includes(".") ? reading.plain.matchAll(initials()) : [])
    claims.take({ type: "PERSON", start: index, end: index + text.length });
};

/** Where an apostrophe is a letter, not the seam of an ending: "Hundaʼol". */
const apostropheIsLetter: ReadonlySet<string> = new Set(["om", "ha", "so", "sw"]);

const endOfWord = (reading: Reading, at: number): number => {
  const rest = reading.tokens[at + 2];
  const isOne =
    reading.tokens[at + 1]?.folded === "'" && reading.tokens[at + 1]?.glued && rest?.glued && rest.kind === "word";
  return (isOne && apostropheIsLetter.has(reading.language) ? rest : reading.tokens[at])?.end ?? 0;
};

/**
 * A name begins with the small words in front of it, where a capital or an announcement says that they are of it. No clitic
 * stands behind "my name is" and titles.
 */
const startOf = (reading: Reading, first: number): number => {
  let at = first;
  while (leads(reading, at - 1)) at -= 1;
  const isAnnounced = ((reading.closes[at - 1] ?? 0) & (marks.before | marks.title)) !== 0;
  while (at < first && !isAnnounced && reading.tokens[at]?.case !== "capital" && !isOfName(reading, at)) at += 1;
  while (at < first && (reading.closes[at] ?? 0) & (marks.before | marks.title | marks.maybe)) at += 1;
  const clitic = at === first && !isAnnounced ? (reading.clitic[first] ?? 0) : 0;
  return (reading.tokens[at]?.start ?? 0) + clitic;
};

/** Initials in front of a surname belong to it: "И. Каримберганов", "ن. جەلال", "ገ/መድህን". */
const overInitials = (reading: Reading, start: number): number =>
  start - (initialsInFront().exec(reading.plain.slice(Math.max(0, start - 7), start))?.[0].length ?? 0);

/** Initials behind the name belong to it: "Hatice Ş.", "Каримберганов В. П.", "ئەرسەلان ب.". */
const claimName = (reading: Reading, claims: Claims, first: number, last: number): void => {
  const called = reading.tokens[first - 1];
  const isCalled = called?.kind === "word" && isCalledBy(reading, first - 1) && gap(reading, first - 1, first) === " ";
  const start = overInitials(reading, isCalled ? called.start : startOf(reading, first));
  const end = endOfWord(reading, last);
  const behind = reading.tokens[last]?.case === "none" ? letterBehind() : initialBehind();
  const initial = behind.exec(reading.plain.slice(end, end + 7));
  claims.take({ type: "PERSON", start, end: end + (initial?.[0].length ?? 0) });
};
