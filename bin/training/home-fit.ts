import { type Chain, chainOf, type Steps } from "../../functions/domain/identifiers/home-chain.ts";
import { kindsOfHome } from "../../functions/domain/identifiers/home-evidence.ts";
import { settledWorth } from "../../functions/domain/identifiers/home-votes.ts";
import type { HomeRow } from "./home-rows.ts";
import { type Random, shuffle } from "./random.ts";

/** Weights of a chain over units (`home-chain.ts`) and their evidence. */
export type HomeFit = { bias: number; readonly weights: Float32Array; readonly steps: Record<keyof Steps, number> };

const [rounds, rate, decay] = [8, 0.1, 1e-4];
/** Nothing is learnt from what is as good as certain. */
const certain = 1e-3;
/** What is masked of a town or a name is as bad as so many other words; a message of traffic counts as so many hard ones. */
const worth = { other: 5, traffic: 3 };

/** Fits by AdaGrad (Duchi et al. 2011) over whole messages; the same input gives the same weights. */
export function fitHomes(rows: readonly HomeRow[], random: Random): HomeFit {
  const fit: HomeFit = {
    bias: -1,
    weights: new Float32Array(kindsOfHome),
    steps: { out: 0, enter: -2, leave: -1, stay: 1 },
  };
  const squares = new Float32Array(kindsOfHome).fill(0.1);
  const ofSteps = { out: 1, enter: 1, leave: 1, stay: 1 };
  const order = rows.filter(({ sight }) => sight.isAsked.includes(1));
  for (let round = 0; round < rounds; round++) {
    const pace = rate * (1 - (0.95 * round) / rounds);
    for (const row of shuffle(random, order)) {
      const values = worthOf(fit, row);
      const chain = chainOf(values, fit.steps);
      learnUnits(fit, row, chain, pace, squares);
      learnSteps(fit, row, chain, values, pace, ofSteps);
    }
  }
  return fit;
}

/** The mean of several fits. */
export function meanOf(fits: readonly HomeFit[]): HomeFit {
  const mean = (of: (fit: HomeFit) => number) => fits.reduce((sum, fit) => sum + of(fit), 0) / fits.length;
  return {
    bias: mean(({ bias }) => bias),
    weights: Float32Array.from({ length: kindsOfHome }, (_, kind) => mean(({ weights }) => weights[kind] ?? 0)),
    steps: {
      out: mean(({ steps }) => steps.out),
      enter: mean(({ steps }) => steps.enter),
      leave: mean(({ steps }) => steps.leave),
      stay: mean(({ steps }) => steps.stay),
    },
  };
}

/** What each unit of a message is worth by itself. */
export function worthOf({ bias, weights }: Pick<HomeFit, "bias" | "weights">, { kinds, sight }: HomeRow): Float64Array {
  return Float64Array.from(kinds, (some, unit) => {
    if (!some) return settledWorth(sight.claimed[unit]);
    let sum = bias;
    for (const kind of some) sum += weights[kind] ?? 0;
    return sum;
  });
}

function learnUnits(fit: HomeFit, row: HomeRow, { chances }: Chain, pace: number, squares: Float32Array): void {
  row.kinds.forEach((kinds, unit) => {
    const times = (row.isTraffic ? worth.traffic : 1) * (row.isOther[unit] ? worth.other : 1);
    const error = times * ((chances[unit] ?? 0) - (row.wanted[unit] ?? 0));
    if (!kinds || Math.abs(error) < certain) return;
    fit.bias -= 0.01 * error;
    for (const kind of kinds) {
      const square = (squares[kind] ?? 0) + error * error;
      const weight = fit.weights[kind] ?? 0;
      squares[kind] = square;
      fit.weights[kind] = weight - (pace * (error + decay * weight)) / Math.sqrt(square);
    }
  });
}

/** How much more often each step is expected than taken. */
function learnSteps(
  { steps }: HomeFit,
  { wanted }: HomeRow,
  { front, back, all }: Chain,
  values: Float64Array,
  pace: number,
  squares: Record<keyof Steps, number>,
): void {
  const chance = (from: number, step: number, to: number) => Math.exp(from + step + to - all);
  values.forEach((value, unit) => {
    const [out, home] =
      unit > 0 ? [front.out[unit - 1] ?? 0, front.home[unit - 1] ?? 0] : [0, Number.NEGATIVE_INFINITY];
    const [toOut, toHome] = [back.out[unit] ?? 0, (back.home[unit] ?? 0) + value];
    const expected = {
      out: chance(out, steps.out, toOut),
      enter: chance(out, steps.enter, toHome),
      leave: chance(home, steps.leave, toOut),
      stay: chance(home, steps.stay, toHome),
    };
    expected[stepOf(wanted[unit - 1], wanted[unit])] -= 1;
    for (const step of stepNames) {
      const error = expected[step];
      if (Math.abs(error) < certain) continue;
      squares[step] += error * error;
      steps[step] -= (pace * error) / Math.sqrt(squares[step]);
    }
  });
}

const stepNames = ["out", "enter", "leave", "stay"] as const;

function stepOf(before: number | undefined, here: number | undefined): keyof Steps {
  if (before) return here ? "stay" : "leave";
  return here ? "enter" : "out";
}
