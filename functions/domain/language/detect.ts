import { type Knowledge, tableOf } from "../knowledge.ts";
import type { DetectedLanguage, Language } from "./language.ts";
import { type Script, scriptOf, scripts } from "./script.ts";

/** `confidence` runs from 0 to 1. */
export type Detection = {
  readonly language: DetectedLanguage;
  readonly confidence: number;
  readonly script: Script;
};

export type DetectLanguage = (text: string) => Detection;

const longestLook = 1_000;

/** Detects the language of a message; looks at its first 1,000 UTF-16 units, never throws. */
export function detector(knowledge: Knowledge): DetectLanguage {
  const words = tableOf<Record<string, string>>(knowledge, "language/words.json");
  const languagesOf = new Map<string, Language[]>();
  for (const [language, list] of Object.entries(words))
    for (const word of list.split(" ")) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language as Language]);
  return (text) => {
    const sample = text.slice(0, longestLook);
    const script = scriptIn(sample);
    if (script === "none" || script === "other") return { language: "und", confidence: 1, script };
    if (script === "Bengali") return { language: "bn", confidence: 1, script };
    if (script === "Myanmar") return { language: "my", confidence: 1, script };
    return { ...votes(sample, languagesOf), script };
  };
}

function votes(
  sample: string,
  languagesOf: Map<string, Language[]>,
): { language: DetectedLanguage; confidence: number } {
  const counts = new Map<Language, number>();
  for (const word of sample.toLowerCase().split(/[^\p{L}\p{M}]+/u))
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...counts].sort((one, other) => other[1] - one[1]);
  return best === undefined ? { language: "und", confidence: 0 } : { language: best[0], confidence: best[1] / all };
}

function scriptIn(sample: string): Script {
  const counts = new Uint32Array(scripts.length);
  for (let at = 0; at < sample.length; at++) {
    const script = scriptOf(sample.charCodeAt(at));
    counts[script] = (counts[script] ?? 0) + 1;
  }
  counts[scripts.indexOf("none")] = 0;
  const most = Math.max(...counts);
  return most === 0 ? "none" : (scripts[counts.indexOf(most)] ?? "none");
}
