import type { Understand } from "../../functions/domain/understanding.ts";
import type { Annotated } from "./corpus.ts";
import { type Ratio, ratio } from "./ratio.ts";

/** Microseconds to understand a message, warm: each message takes the best of five, against a busy machine's noise. */
export type Speed = { readonly p50: Ratio; readonly p99: Ratio };

export function measureSpeed(corpus: readonly Annotated[], understand: Understand): Speed {
  const best = corpus.map(({ text }) =>
    Math.min(...Array.from({ length: 5 }, () => microseconds(() => understand(text)))),
  );
  best.sort((one, other) => one - other);
  const quantile = (share: number) => ratio(best[Math.floor(best.length * share)] ?? 0, Math.min(1, best.length));
  return { p50: quantile(0.5), p99: quantile(0.99) };
}

function microseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) * 1000;
}
