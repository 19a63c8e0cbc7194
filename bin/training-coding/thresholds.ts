import { sensitiveClasses } from "../../functions/domain/coding/coding.ts";
import { worstFear } from "../../functions/domain/coding/fears.ts";
import type { HeldOut, Thresholds } from "./calibrate.ts";

/** So many harmless messages, as traffic brings them, may be flagged: a person looks at one too many rather than at one too few. */
const mostFalseFlags = 0.1;
/** Of messages in which nobody is in danger now so many may be called immediate. */
const mostFalseAlarms = 0.28;
const steps = 800;

/** Chooses where a fear and haste begin, on messages that the scoring model never saw. */
export function thresholdsOf(unseen: readonly HeldOut[]): Thresholds {
  const traffic = trafficOf(unseen);
  const harmless = traffic.filter(({ line }) => line.sensitive.length === 0);
  const calm = traffic.filter(({ line }) => line.urgency !== "immediate");
  const fear = lowest((threshold) => share(harmless, (one) => isFeared(one, threshold)) <= mostFalseFlags);
  const immediate = lowest((threshold) => share(calm, (one) => isImmediate(one, threshold)) <= mostFalseAlarms);
  return {
    "urgency:high": best((threshold) => share(traffic, (one) => isHigh(one, threshold))),
    "urgency:immediate": immediate,
    ...Object.fromEntries(sensitiveClasses.map((name) => [`class:${name}`, fear])),
  };
}

/** The messages whose kinds are mixed as traffic mixes them. */
export const trafficOf = (unseen: readonly HeldOut[]): readonly HeldOut[] =>
  unseen.filter(({ line }) => line.isTraffic);

/** Every rule is among the features, and what it is worth in the score; those of danger now speak besides, and are not counted here. */
export const isFeared = ({ readings }: HeldOut, threshold: number): boolean =>
  readings.some(({ scores }) => worstFear(scores) > threshold);

export const isImmediate = ({ readings }: HeldOut, threshold: number): boolean =>
  readings.some(
    ({ found, scores }) =>
      found.rules.some(({ urgency }) => urgency === "immediate") || (scores.get("urgency:immediate") ?? 0) > threshold,
  );

const isHigh = ({ line, scores }: HeldOut, threshold: number): boolean =>
  line.sensitive.length > 0 || (scores.get("urgency:high") ?? 0) > threshold === (line.urgency !== "normal");

export const share = (some: readonly HeldOut[], is: (one: HeldOut) => boolean): number =>
  some.filter(is).length / Math.max(1, some.length);

const candidates = Array.from({ length: steps }, (_, step) => Number((-12 + (step * 16) / steps).toFixed(2)));

const lowest = (isEnough: (threshold: number) => boolean): number => candidates.find(isEnough) ?? 2;

const best = (worth: (threshold: number) => number): number =>
  candidates.reduce((top, threshold) => (worth(threshold) > worth(top) ? threshold : top));
