import { gramsOf, mostGrams } from "./grams.ts";
import { type Hints, hinter } from "./hints.ts";
import type { DetectedLanguage } from "./language.ts";
import type { Letters } from "./letters.ts";
import { addWeights, type Model, scoresOf, shares } from "./model.ts";

/** The language of the letters of one script, and languages that stretches of them are in. */
export type ScriptReading = {
  readonly language: DetectedLanguage;
  readonly confidence: number;
  readonly also: readonly DetectedLanguage[];
};

/** A stretch has at least so many letters: about ten words. */
const stretch = 60;
/** A stretch must be this sure to say that it is in a language of its own. */
const sureOfStretch = 0.9;
/** Below this share nothing is named: a person decides. */
const leastShare = 0.25;

const space = 0x20;

/** Gives the function that reads letters of the model's script, all of them and stretch by stretch. */
export function scriptReader(model: Model, hints: Hints): (letters: Letters) => ScriptReading {
  const hint = hinter(hints, model.classes);
  const grams = new Uint32Array(mostGrams);
  const judge = (letters: Letters, sums: Int32Array, count: number) => {
    const scores = scoresOf(model, sums, count);
    hint(letters, scores);
    const found = shares(scores);
    const confidence = Math.max(...found);
    return { language: model.classes[found.indexOf(confidence)] as DetectedLanguage, confidence };
  };
  return (letters) => {
    const all = new Int32Array(model.classes.length);
    const found = new Set<DetectedLanguage>();
    let total = 0;
    for (const part of stretchesOf(letters)) {
      const sums = new Int32Array(model.classes.length);
      const count = gramsOf(part, grams);
      addWeights(model, grams, count, sums);
      for (let index = 0; index < all.length; index++) all[index] = (all[index] ?? 0) + (sums[index] ?? 0);
      total += count;
      if (part.length === letters.length) continue;
      const { language, confidence } = judge(part, sums, count);
      if (confidence >= sureOfStretch && language !== "und") found.add(language);
    }
    const whole = judge(letters, all, total);
    const language = whole.confidence < leastShare ? "und" : whole.language;
    return { language, confidence: whole.confidence, also: [...found].filter((other) => other !== language) };
  };
}

/** Cuts letters between words; the last piece joins the one before, so that no stretch is short. */
function* stretchesOf({ script, codes, length }: Letters): Generator<Letters> {
  let from = 0;
  while (from < length) {
    let to = from + stretch;
    while (to < length && codes[to] !== space) to++;
    const end = length - to < stretch ? length : to + 1;
    yield { script, codes: codes.subarray(from, end), length: end - from };
    if (end === length) return;
    from = end - 1; // the space between is the edge of both
  }
}
