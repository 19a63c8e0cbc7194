import { piecesOf } from "../../functions/domain/identifiers/word-hash.ts";
import { type Random, shuffle } from "./random.ts";

/** A word in a language, and whether it is a name. */
export type Example = { readonly word: string; readonly language: string; readonly isName: boolean };

/** Weights of hashed pieces of words; the first is the bias. */
export type NameModel = { readonly weights: Float64Array; readonly scoreOf: (example: Example) => number };

/** Names are few among the examples; each counts for so many. */
const balance = 1;
const [rounds, rate, decay] = [6, 0.3, 1e-4];

/** Fits a logistic regression over pieces of words (AdaGrad, Duchi et al. 2011); the same input gives the same weights. */
export function fitNames(examples: readonly Example[], buckets: number, random: Random): NameModel {
  const weights = new Float64Array(1 + buckets);
  const squares = new Float64Array(1 + buckets);
  const slotsOf = ({ word, language }: Example) => piecesOf(word, language).map((piece) => 1 + (piece % buckets));
  const score = (slots: readonly number[]): number => {
    let sum = 0;
    for (const slot of slots) sum += weights[slot] ?? 0;
    return (weights[0] ?? 0) + sum / Math.sqrt(slots.length);
  };
  const rows = examples.map((example) => ({ slots: slotsOf(example), isName: example.isName }));
  for (let round = 0; round < rounds; round += 1)
    for (const { slots, isName } of shuffle(random, rows)) {
      const share = 1 / Math.sqrt(slots.length);
      const error = ((isName ? 1 : 0) - 1 / (1 + Math.exp(-score(slots)))) * (isName ? balance : 1);
      weights[0] = (weights[0] ?? 0) + 0.002 * error;
      for (const slot of slots) {
        const gradient = error * share - decay * (weights[slot] ?? 0);
        squares[slot] = (squares[slot] ?? 0) + gradient * gradient;
        weights[slot] = (weights[slot] ?? 0) + (rate * gradient) / Math.sqrt((squares[slot] ?? 0) + 1);
      }
    }
  return { weights, scoreOf: (example) => score(slotsOf(example)) };
}

/** How often a name scores above a word; by how many names score above all but 5 and 20 in a hundred words. */
export function rating(model: NameModel, heldOut: readonly Example[]): string {
  const scores = (isName: boolean) =>
    heldOut
      .filter((one) => one.isName === isName)
      .map(model.scoreOf)
      .sort((a, b) => b - a);
  const [names, words] = [scores(true), scores(false)];
  if (names.length === 0 || words.length === 0) return "too few";
  const above = (limit: number) => names.filter((name) => name > limit).length / names.length;
  const area = words.reduce((sum, word) => sum + above(word), 0) / words.length;
  const at = (share: number) => (100 * above(words[Math.floor(words.length * share)] ?? 0)).toFixed(0);
  return `${names.length} names, ${words.length} words: ${area.toFixed(3)}; ${at(0.05)} % and ${at(0.2)} %`;
}
