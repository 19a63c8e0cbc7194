import type { Evidence } from "../../functions/domain/coding/evidence.ts";
import { type ModelFile, model, type Scores } from "../../functions/domain/coding/model.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import { harmlessPairs, type Read, read } from "./examples.ts";
import { learn } from "./learn.ts";
import { modelOf } from "./write-model.ts";

/** A line, or two harmless ones together, and what a model that never saw them says. */
export type HeldOut = Read & { readonly scores: Scores; readonly paired: boolean };

const folds = 3;

/** Scores every line, and harmless lines in pairs, by a model learnt without the line's fold. */
export function heldOut(
  lines: readonly Read[],
  find: (text: string, language: DetectedLanguage) => Evidence,
): readonly HeldOut[] {
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
        ["coding/model.weights", new Uint8Array(bytes.buffer)],
      ]),
    );
    const pairs = read(
      harmlessPairs(
        kept.map(({ line }) => line),
        1,
      ),
      find,
    );
    const said = (some: readonly Read[], paired: boolean) =>
      some.map((one) => ({ ...one, paired, scores: score(one.found.features) }));
    return [...said(kept, false), ...said(pairs, true)];
  });
}

export type Thresholds = ModelFile["thresholds"];
