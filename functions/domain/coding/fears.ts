import { type SensitiveClass, sensitiveClasses } from "./coding.ts";
import type { ModelFile, Scores } from "./model.ts";

/** The output that says whether there is harm of any class. */
export const anyHarm = "harm";

/** A class so much less likely than the likeliest one is not named beside it. */
const behind = 2.5;

const outputs = sensitiveClasses.map((name) => ({ name, output: `class:${name}` }));

/** How much each class is feared: what speaks for it and what speaks for harm at all. */
const fearsIn = (scores: Scores) => {
  const any = scores.get(anyHarm) ?? 0;
  return outputs.map((one) => ({ ...one, fear: any + (scores.get(one.output) ?? Number.NEGATIVE_INFINITY) }));
};

/** How much is feared most. */
export const worstFear = (scores: Scores): number => Math.max(...fearsIn(scores).map(({ fear }) => fear));

/** The classes that are feared, each above its threshold: the likeliest and those about as likely. */
export function fearsOf(scores: Scores, thresholds: ModelFile["thresholds"]): readonly SensitiveClass[] {
  const above = fearsIn(scores).filter(({ fear, output }) => fear > (thresholds[output] ?? Number.POSITIVE_INFINITY));
  const most = Math.max(...above.map(({ fear }) => fear));
  return above.filter(({ fear }) => fear >= most - behind).map(({ name }) => name);
}
