import { moreMarks } from "./mark.ts";
import { besides } from "./name-beside.ts";
import { evidenceOf } from "./name-evidence.ts";
import { certain, claimed, enough } from "./name-mark.ts";
import type { NameSight } from "./name-sight.ts";

/** What each kind of evidence is worth, as `bin/train-votes.ts` learnt it. */
export type NameVotes = { readonly step: number; readonly bias: number; readonly weights: Int8Array };

const header = 8;

/** Reads `votes.weights`: the step of the weights and the bias (32-bit floats, little endian), then one signed byte a kind. */
export const readVotes = (bytes: Uint8Array | undefined): NameVotes | undefined => {
  if (bytes === undefined || bytes.length <= header) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + header, bytes.length - header);
  return { step: view.getFloat32(0, true), bias: view.getFloat32(4, true), weights };
};

/** Writes what `readVotes` reads. */
export const writeVotes = ({ step, bias, weights }: NameVotes): Uint8Array => {
  const bytes = new Uint8Array(header + weights.length);
  const view = new DataView(bytes.buffer);
  view.setFloat32(0, step, true);
  view.setFloat32(4, bias, true);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), header);
  return bytes;
};

/** What is an ordinary word by itself, or a month, is none unless something announces it: no vote is asked. */
const ordinary = -4;
/**
 * The messages that votes are learnt from are written to be hard; in traffic most names are announced plainly, and the
 * rules, which somebody who speaks the language can correct, are worth more than they were there; most of all where
 * they are certain.
 */
const worthOfRules = { enough: 3.5, certain: 5 };

/** What the rules add to the votes. */
export const worthByRules = (score: number, bonus: number): number =>
  score < enough ? 0 : bonus >= certain ? worthOfRules.certain : worthOfRules.enough;

const isOrdinary = ({ reading, scores }: NameSight, at: number): boolean =>
  (scores.bonus[at] ?? 0) === 0 &&
  ((scores.base[at] ?? 0) <= ordinary || ((reading.more[at] ?? 0) & moreMarks.month) !== 0);

/** A word without any other has no neighbours to vote: the rules decide. */
const isAlone = ({ reading }: NameSight): boolean => reading.tokens.filter(({ kind }) => kind === "word").length < 2;

/** The score of every word by all votes together; `enough` and above is a name. What is no word or claimed is none. */
export const voted = (sight: NameSight, { step, bias, weights }: NameVotes): Float32Array => {
  const { bonus, all } = sight.scores;
  if (isAlone(sight)) return all;
  const sums = all.map((score, at) => {
    if (score === claimed || sight.reading.tokens[at]?.kind !== "word" || isOrdinary(sight, at)) return claimed;
    let sum = 0;
    for (const kind of evidenceOf(sight, at)) sum += weights[kind] ?? 0;
    return enough + bias + sum * step + worthByRules(score, bonus[at] ?? 0);
  });
  return besides(sight, sums);
};
