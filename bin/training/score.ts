import type { DetectLanguage } from "../../functions/domain/language/detect.ts";
import type { Line } from "./corpus.ts";

type Scored = Pick<Line, "language" | "text">;
type Options = { readonly longest?: number; readonly isDariPersian?: boolean };

/** How often the detector names the language of held-out lines; Dari counts with Persian unless told otherwise. */
export function score(
  lines: readonly Scored[],
  detect: DetectLanguage,
  { longest = Infinity, isDariPersian = true }: Options = {},
): string {
  const joined = (language: string) => (isDariPersian && language === "prs" ? "fa" : language);
  const misses = new Map<string, number>();
  let right = 0;
  for (const { language, text } of lines) {
    const found = detect(cut(text, longest)).language;
    if (joined(found) === joined(language)) right += 1;
    else misses.set(`${language}>${found}`, (misses.get(`${language}>${found}`) ?? 0) + 1);
  }
  const worst = [...misses].sort((one, other) => other[1] - one[1]).slice(0, 8);
  const share = ((100 * right) / Math.max(1, lines.length)).toFixed(2);
  return `${share} % of ${lines.length}   ${worst.map(([pair, count]) => `${pair} ${count}`).join(", ")}`;
}

/** The words of a line that fit into so many characters. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const at = text.lastIndexOf(" ", longest);
  return text.slice(0, at > 0 ? at : longest);
}
