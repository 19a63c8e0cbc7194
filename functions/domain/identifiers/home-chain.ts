/** What it is worth that a unit of a home follows another or none, and a unit of none likewise. */
export type Steps = { readonly out: number; readonly enter: number; readonly leave: number; readonly stay: number };

/** The chances of every unit, and what they were made of: logarithms over all that stands in front and behind. */
export type Chain = {
  readonly chances: Float64Array;
  readonly front: { readonly out: Float64Array; readonly home: Float64Array };
  readonly back: { readonly out: Float64Array; readonly home: Float64Array };
  readonly all: number;
};

/** The logarithm of a sum, from logarithms. */
const sum = (one: number, two: number): number => {
  const more = Math.max(one, two);
  const less = Math.min(one, two);
  return more - less > negligible ? more : more + Math.log1p(Math.exp(less - more));
};

/** What is so much less adds nothing that a double could hold. */
const negligible = 37;

const pair = (length: number) => ({ out: new Float64Array(length), home: new Float64Array(length) });

/**
 * The chance of every unit to be part of a home, by what each is worth alone and by the steps from one to the next: a
 * chain with two states (Lafferty et al. 2001), read forwards and backwards once.
 */
export const chainOf = (worth: ArrayLike<number>, { out, enter, leave, stay }: Steps): Chain => {
  const { length } = worth;
  const [front, back] = [pair(length), pair(length)];
  let isOut = 0;
  let isHome = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i += 1) {
    front.out[i] = sum(isOut + out, isHome + leave);
    front.home[i] = sum(isOut + enter, isHome + stay) + (worth[i] ?? 0);
    isOut = front.out[i] ?? 0;
    isHome = front.home[i] ?? 0;
  }
  const all = sum(isOut, isHome);
  for (let i = length - 2; i >= 0; i -= 1) {
    const none = back.out[i + 1] ?? 0;
    const home = (back.home[i + 1] ?? 0) + (worth[i + 1] ?? 0);
    back.out[i] = sum(none + out, home + enter);
    back.home[i] = sum(none + leave, home + stay);
  }
  const chances = new Float64Array(length);
  for (let i = 0; i < length; i += 1) chances[i] = Math.exp((front.home[i] ?? 0) + (back.home[i] ?? 0) - all);
  return { chances, front, back, all };
};
