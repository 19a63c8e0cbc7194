import type { Line } from "./corpus.ts";
import type { Random } from "./random.ts";

/** Draws a line of a class; `index` counts the draws, so that every line has its turn. */
export type Draw = (random: Random, index: number) => Line | undefined;

/** Most messages are short and hasty: prose teaches the words of a language, messages how they are typed. */
const shares = { own: 0.15, messages: 0.4, prose: 0.45, made: 0.05 };
/** Of Dari and Persian: written carefully they are one language, so that prose tells little of how they differ. */
const proseOfPersian = 0.15;

/** Gives the function that draws from the lines of one language: kinds by their shares, of each kind line after line. */
export function lineDraw(language: string, lines: readonly Line[]): Draw {
  const prose = language === "fa" || language === "prs" ? proseOfPersian : shares.prose;
  const of = (share: number, ...sources: readonly Line["source"][]) => ({
    share,
    lines: lines.filter(({ source }) => sources.includes(source)),
  });
  const kinds = [
    of(shares.own, "own"),
    of(shares.messages, "messages"),
    of(prose, "samples", "romanised"),
    of(shares.made, "made"),
  ].filter((kind) => kind.lines.length > 0);
  const all = kinds.reduce((sum, { share }) => sum + share, 0);
  return (random, index) => {
    let left = random() * all;
    const kind = kinds.find(({ share }) => {
      left -= share;
      return left < 0;
    });
    return kind?.lines[index % kind.lines.length];
  };
}
