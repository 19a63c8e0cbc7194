import type { Evidence } from "../../functions/domain/coding/evidence.ts";
import { type ModelFile, model, type Scores } from "../../functions/domain/coding/model.ts";
import { partsOf } from "../../functions/domain/coding/parts.ts";
import type { Find, Read } from "./examples.ts";
import { learn } from "./learn.ts";
import { modelOf } from "./write-model.ts";

type Reading = { readonly found: Evidence; readonly scores: Scores };

/** A line, what a model that never saw it says of the whole, and what of all that is read to find fears. */
export type HeldOut = Read & Reading & { readonly readings: readonly Reading[] };

const folds = 3;

/** Scores every line by a model learnt without the line's fold. */
export function heldOut(lines: readonly Read[], find: Find): readonly HeldOut[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const kept = lines.filter((_, at) => at % folds === fold);
    const learnt = learn(
      lines.filter((_, at) => at % folds !== fold),
      find,
    );
    const { file, bytes } = modelOf(learnt, {}, lines.length);
    const { score } = model(
      new Map([
        ["coding/model.json", Buffer.from(JSON.stringify(file))],
        ["coding/model.weights", bytes],
      ]),
    );
    const readingOf = (found: Evidence): Reading => ({ found, scores: score(found.features) });
    return kept.map(({ line, found }): HeldOut => {
      const whole = readingOf(found);
      const { isOne, parts } = partsOf(line.text);
      const readings = parts.map((text) => readingOf(find(text, line.language)));
      return { line, ...whole, readings: isOne ? [whole, ...readings] : readings };
    });
  });
}

export type Thresholds = ModelFile["thresholds"];
