import { classesOf } from "./address-class.ts";
import type { Claims } from "./claim.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";
import { hashOfNumbers } from "./word-hash.ts";

/** A message as homes are voted on in it: in units, each a word, a sign, or a whole number or code ("B-17"). */
export type HomeSight = {
  readonly reading: Reading;
  /** The first and the last token of each unit. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** What a unit can be in an address, the letters of `address-class.ts`, or by whom it is claimed. */
  readonly classes: Int32Array;
  readonly claimed: Uint8Array;
  /** The word, how many digits, or the sign. */
  readonly words: Uint32Array;
  /** Which letters and digits it is made of, and in which case it is written on to what. */
  readonly shapes: Uint32Array;
  readonly cases: Uint8Array;
  /** Whether anything near it speaks of a home: only those are voted on. */
  readonly isAsked: Uint8Array;
};

/** By whom a unit is claimed. */
export const claimedBy = { nobody: 0, address: 1, other: 2, kept: 3 } as const;

/** What claimed units are to their neighbours; numbers that no letter has. */
const claimedClass = { other: 4, kept: 5 } as const;
const ofAddress = 128;

/** A number or code, a word for rooms, streets, dwellings, floors or hotels, for what is beside them, and an ordinal. */
const anchors = "9CRSDFHVBMO";
/** So many units on both sides of an anchor are asked. */
const reach = 5;

/** By whom each unit is claimed; claims stand apart, and are few. */
const claimedOf = ({ plain, tokens }: Reading, claims: Claims, first: readonly number[]): Uint8Array => {
  const claimed = new Uint8Array(first.length);
  if (claims.list.length === 0) return claimed;
  const taken = new Uint8Array(plain.length);
  for (const { type, start, end } of claims.list)
    taken.fill(type === "ADDRESS" ? claimedBy.address : type === null ? claimedBy.kept : claimedBy.other, start, end);
  for (let i = 0; i < first.length; i += 1) claimed[i] = taken[tokens[first[i] ?? 0]?.start ?? 0] ?? 0;
  return claimed;
};

const classOf = (letter: string, claim: number | undefined): number => {
  if (claim === claimedBy.other) return claimedClass.other;
  if (claim === claimedBy.kept) return claimedClass.kept;
  return letter.charCodeAt(0) + (claim === claimedBy.address ? ofAddress : 0);
};

const askedOf = (letters: string, claimed: Uint8Array): Uint8Array => {
  const asked = new Uint8Array(letters.length);
  for (let i = 0, until = 0; i < letters.length; i += 1) {
    if (!anchors.includes(letters.charAt(i)) && claimed[i] !== claimedBy.address) continue;
    for (let j = Math.max(until, i - reach); j <= i + reach && j < letters.length; j += 1)
      if (claimed[j] === claimedBy.nobody) asked[j] = 1;
    until = i + reach + 1;
  }
  return asked;
};

/** Looks at every unit once; at nothing more where no unit is to be asked. */
export const homeSightOf = (reading: Reading, claims: Claims): HomeSight => {
  const all = classesOf(reading);
  const first: number[] = [];
  const last: number[] = [];
  let letters = "";
  for (let i = 0; i < all.length; i += 1) {
    if (all[i] !== "_" || i === 0) {
      first.push(i);
      letters += all.charAt(i);
    }
    last[first.length - 1] = i;
  }
  const claimed = claimedOf(reading, claims, first);
  const isAsked = askedOf(letters, claimed);
  const { length } = first;
  const [classes, words] = [new Int32Array(length), new Uint32Array(length)];
  const [shapes, cases] = [new Uint32Array(length), new Uint8Array(length)];
  for (let i = isAsked.includes(1) ? 0 : length; i < length; i += 1) {
    const [from, to] = [first[i] ?? 0, last[i] ?? 0];
    classes[i] = classOf(letters.charAt(i), claimed[i]);
    words[i] = wordOf(reading, from);
    shapes[i] = shapeOf(reading, from, to);
    cases[i] = caseOf(reading.tokens[from]);
  }
  return { reading, first, last, classes, claimed, words, shapes, cases, isAsked };
};

const wordOf = ({ tokens, words }: Reading, at: number): number => {
  const token = tokens[at];
  if (token?.kind === "word") return words[at]?.key ?? 0;
  return token?.kind === "digits" ? Math.min(token.folded.length, 6) : (token?.folded.codePointAt(0) ?? 0);
};

const caseNumbers = { none: 0, lower: 2, capital: 4, upper: 6 } as const;
const caseOf = (token: Token | undefined): number => (token ? caseNumbers[token.case] + (token.glued ? 1 : 0) : 9);

/** "A-99", "a9", or a word whatever its letters. */
const shapeOf = ({ tokens }: Reading, first: number, last: number): number => {
  let shape = shapeOfToken(tokens[first]);
  for (let i = first + 1; i <= last; i += 1) shape = hashOfNumbers(shape, shapeOfToken(tokens[i]), 0, 0);
  return shape;
};

const shapes = { short: 1, word: 2, capitals: 100, digits: 200, sign: 300 } as const;
const longestShape = 12;

const shapeOfToken = (token: Token | undefined): number => {
  if (!token) return 0;
  const length = Math.min(token.end - token.start, longestShape);
  if (token.kind === "digits") return shapes.digits + length;
  if (token.kind !== "word") return shapes.sign + (token.folded.codePointAt(0) ?? 0);
  if (token.case === "upper" || (token.case === "capital" && length === 1)) return shapes.capitals + length;
  return length < 3 ? shapes.short : shapes.word;
};
