import { bytesOf, type Knowledge, tableOf } from "../knowledge.ts";
import { gramsOf, mostGrams } from "./grams.ts";
import { type Hints, hinter } from "./hints.ts";
import type { DetectedLanguage } from "./language.ts";
import { lettersOf } from "./letters.ts";
import { readModels, scoresOf, shares } from "./model.ts";
import { type Script, scripts } from "./script.ts";

/** `confidence` is the share of the language among those of its script, from 0 to 1. */
export type Detection = {
  readonly language: DetectedLanguage;
  readonly confidence: number;
  readonly script: Script;
};

export type DetectLanguage = (text: string) => Detection;

/** Scripts that one of our languages has for itself. */
const alone: Partial<Record<Script, DetectedLanguage>> = { Bengali: "bn", Myanmar: "my" };

/** Below this share nothing is named: a person decides. */
const leastShare = 0.25;

/**
 * Reads weights and hints, and gives the detector: the script first, then the languages of that script by their letters and
 * words. Looks at the first 600 UTF-16 units of a message; a text without letters is `und`. Never throws.
 */
export function detector(knowledge: Knowledge): DetectLanguage {
  const models = readModels(bytesOf(knowledge, "language/language.weights"));
  const { languages } = tableOf<{ languages: Hints }>(knowledge, "language/hints.json");
  const rooms = new Map(models.map((model) => [model.script, { model, hint: hinter(languages, model.classes) }]));
  const grams = new Uint32Array(mostGrams);
  return (text) => {
    const letters = lettersOf(text);
    const script = scripts[letters.script] ?? "none";
    const room = rooms.get(script);
    if (room === undefined) return { language: alone[script] ?? "und", confidence: 1, script };
    const scores = scoresOf(room.model, grams, gramsOf(letters, grams));
    room.hint(letters, scores);
    const found = shares(scores);
    const confidence = Math.max(...found);
    const language = room.model.classes[found.indexOf(confidence)] as DetectedLanguage;
    return { language: confidence < leastShare ? "und" : language, confidence, script };
  };
}
