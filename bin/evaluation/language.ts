import type { Pair } from "./pair.ts";
import { type Ratio, ratio, recordOf } from "./ratio.ts";

/** Whether the language was named; a mixed message (`fr+wo`) counts with either, `ar-Latn` counts as `ar`. */
export type LanguageFigures = {
  readonly messages: number;
  readonly accuracy: Ratio;
  /** As above, with Dari and Persian taken for one. */
  readonly accuracyDariWithPersian: Ratio;
  readonly byLanguage: Readonly<Record<string, { readonly messages: number; readonly accuracy: Ratio }>>;
  /** `fa > prs` → how often. */
  readonly confusion: Readonly<Record<string, number>>;
};

export function measureLanguage(all: readonly Pair[]): LanguageFigures {
  const pairs = all.filter(({ gold }) => gold.lang !== undefined);
  const accuracy = (some: readonly Pair[], joined: boolean) =>
    ratio(some.filter((pair) => isRight(pair, joined)).length, some.length);
  const langs = [...new Set(pairs.map(({ gold }) => gold.lang ?? ""))];
  return {
    messages: pairs.length,
    accuracy: accuracy(pairs, false),
    accuracyDariWithPersian: accuracy(pairs, true),
    byLanguage: recordOf(langs, (lang) => {
      const some = pairs.filter(({ gold }) => gold.lang === lang);
      return { messages: some.length, accuracy: accuracy(some, false) };
    }),
    confusion: confusionOf(pairs),
  };
}

/** Whether the machine named a language of the message. */
export function isRight({ gold, found }: Pair, dariWithPersian: boolean): boolean {
  const one = (language: string) => (dariWithPersian && language === "prs" ? "fa" : language);
  const wanted = (gold.lang ?? "").split("+").map((tag) => one(tag.split("-")[0] ?? ""));
  return wanted.includes(one(found.language));
}

function confusionOf(pairs: readonly Pair[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const pair of pairs) {
    if (isRight(pair, false)) continue;
    const key = `${pair.gold.lang} > ${pair.found.language}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
