import { languages } from "../language/language.ts";
import { opensSentence } from "./capitals.ts";
import { numberOf } from "./evidence-bucket.ts";
import { marks } from "./mark.ts";
import { claimed } from "./name-mark.ts";
import { isShapedAsWord } from "./name-shape.ts";
import { type NameSight, step } from "./name-sight.ts";
import type { Token } from "./token.ts";

/** So many tokens on each side are looked at. */
const reach = 3;
/** Where the groups of signs of a token begin. */
const first = {
  sign: 4,
  case: 20,
  glued: 24,
  claimed: 25,
  score: 26,
  looks: 43,
  mark: 52,
  more: 84,
  listed: 100,
} as const;
/** How many signs a token can show to its neighbours, how the large lists have it last, and how many of itself. */
const [shown, own] = [first.listed + 3, 64];
/** How many plain signs there are. */
export const plainSigns = (2 * reach + 1) * shown + own + languages.length + 1;

const kinds = { digits: 1, line: 2, placeholder: 3 } as const;
const punctuation = [",", ".", "!", "?", ":", "-", "(", ")", '"', "'", "/", ";", "#", "…"];
/** The numbers of cases. */
export const cases = { none: 0, lower: 1, capital: 2, upper: 3 } as const;
const ofWord = marks.seen | marks.common | marks.elsewhere | marks.places;

const pushBits = (found: number[], bits: number, from: number): void => {
  for (let left = bits; left !== 0; left &= left - 1) found.push(from + 31 - Math.clz32(left & -left));
};

const signOf = (token: Token): number =>
  token.kind === "sign"
    ? first.sign + punctuation.indexOf(token.folded) + 1
    : token.kind === "word"
      ? 0
      : kinds[token.kind];

/** What a token shows to the word that stands `by` tokens before it. */
const pushShown = (found: number[], sight: NameSight, at: number, by: number): void => {
  const { reading, scores } = sight;
  const token = reading.tokens[at];
  const from = (by + reach) * shown;
  if (token?.kind !== "word") {
    found.push(from + (token ? signOf(token) : 0));
    if (token?.kind === "digits") pushBits(found, reading.bits[at] ?? 0, from + first.mark);
    return;
  }
  const side = by < 0 ? reading.closes : by > 0 ? reading.opens : reading.bits;
  found.push(from + first.case + cases[token.case], from + first.looks + (sight.looks[at] ?? 0));
  if (token.glued) found.push(from + first.glued);
  const isClaimed = scores.all[at] === claimed;
  found.push(from + (isClaimed ? first.claimed : first.score + (sight.steps[at] ?? 0)));
  pushBits(found, (side[at] ?? 0) | ((reading.bits[at] ?? 0) & ofWord), from + first.mark);
  pushBits(found, reading.more[at] ?? 0, from + first.more);
  found.push(from + first.listed + (sight.listed[at] ?? 0));
};

/** What is asked of the word alone. */
const pushOwn = (found: number[], { reading, scores }: NameSight, at: number): void => {
  const from = (2 * reach + 1) * shown;
  const token = reading.tokens[at];
  found.push(
    from + step(scores.base[at] ?? 0, -6, 6),
    from + 13 + step(2 * (scores.bonus[at] ?? 0), 0, 20),
    from + 34 + step((token?.end ?? 0) - (token?.start ?? 0), 1, 9),
    from + 43 + Math.min(reading.tokens.length - 1 - at, 4),
    from + 48 + Math.min(at, 3),
    from + own + 1 + numberOf(reading.language),
  );
  if (opensSentence(reading, at)) found.push(from + 52);
  if (isShapedAsWord(reading, at)) found.push(from + 53);
  if ((reading.clitic[at] ?? 0) > 0) found.push(from + 54);
  if (scores.capitals.tell) found.push(from + 55);
  if (scores.capitals.used) found.push(from + 56);
  if (reading.tokens.length < 6) found.push(from + 57);
};

/** Everything that a word and the three on each side show by themselves, by the number of its kind. */
export const pushSigns = (found: number[], sight: NameSight, at: number): void => {
  for (let by = -reach; by <= reach; by += 1) pushShown(found, sight, at + by, by);
  pushOwn(found, sight, at);
};
