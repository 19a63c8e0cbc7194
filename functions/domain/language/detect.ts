import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import type { Hints } from "./hints.ts";
import type { DetectedLanguage } from "./language.ts";
import { type Letters, lettersByScript } from "./letters.ts";
import { readModels } from "./model.ts";
import { type ScriptReading, scriptReader } from "./read-script.ts";
import { type Script, scripts } from "./script.ts";

/** `confidence` is the share of the language among those of its script, from 0 to 1. */
export type Detection = {
  readonly language: DetectedLanguage;
  readonly confidence: number;
  readonly script: Script;
  /** Other languages that parts of the message are in: people mix, and forward what others wrote. */
  readonly also: readonly DetectedLanguage[];
};

export type DetectLanguage = (text: string) => Detection;

/** Scripts that one of our languages has for itself. */
const alone: Partial<Record<Script, DetectedLanguage>> = { Bengali: "bn", Myanmar: "my" };

/**
 * Reads weights and hints, and gives the detector: the script first, then the languages of that script by their
 * letters and words. Looks at the first 2,000 UTF-16 units of a message; a text without letters is `und`. Never throws.
 */
export function detector(knowledge: Knowledge): DetectLanguage {
  const { languages } = tableOf<{ languages: Hints }>(knowledge, "language/hints.json");
  const models = readModels(bytesOf(knowledge, "language/language.weights"));
  const readers = new Map(models.map((model) => [model.script, scriptReader(model, languages)]));
  const readingOf = (letters: Letters): ScriptReading => {
    const script = scripts[letters.script] ?? "none";
    return readers.get(script)?.(letters) ?? { language: alone[script] ?? "und", confidence: 1, also: [] };
  };
  return (text) => {
    const [main, ...others] = lettersByScript(text);
    const reading = readingOf(main);
    const also = others.map(readingOf).flatMap((other) => [other.language, ...other.also]);
    return {
      ...reading,
      script: scripts[main.script] ?? "none",
      also: [...new Set([...reading.also, ...also])].filter((other) => other !== reading.language && other !== "und"),
    };
  };
}
