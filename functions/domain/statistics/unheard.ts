import type { Figures } from "./figures.ts";

/**
 * Languages in which clearly fewer wrote than the programme's profile makes us expect: shown with less than half of it,
 * or too few to be shown where at least `k` were expected. It knows what is shown and nothing else.
 */
export const unheardLanguages = (
  { roots: { received }, tables: { language = {} } }: Figures,
  profile: Readonly<Partial<Record<string, number>>>,
  k: number,
): readonly string[] => {
  // Where the whole table is withheld a missing language means nothing.
  if (received === null || Object.keys(language).length === 0) return [];
  return Object.entries(profile).flatMap(([code, share = 0]) => {
    const expected = share * received;
    const count = language[code];
    if (expected < k) return [];
    return count === undefined || count < expected / 2 ? [code] : [];
  });
};
