import { enough, surely } from "./name-mark.ts";
import { isJoinedToName } from "./particle.ts";
import type { Reading } from "./reading.ts";

/** "عبد السلام": a listed name of several words is one whatever its words are. */
const phrase = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i + 1 < scores.length; i += 1) {
    if (!((reading.opens[i] ?? 0) & surely) || (reading.closes[i] ?? 0) & surely) continue;
    const end = [i + 1, i + 2].find((at) => (reading.closes[at] ?? 0) & surely) ?? i;
    if ((scores[i] ?? 0) < enough && (scores[end] ?? 0) < enough) continue;
    for (let at = i; at <= end; at += 1) scores[at] = Math.max(enough, scores[at] ?? 0);
  }
};

/** The end of a name that is a word by itself. */
const join = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i + 1 < scores.length; i += 1)
    if ((scores[i] ?? 0) >= enough && isJoinedToName(reading, i + 1) && !reading.tokens[i + 1]?.glued)
      scores[i + 1] = Math.max(enough, scores[i + 1] ?? 0);
};

/** Takes names of several words whole, where one of the words alone would be none. */
export const makeWhole = (reading: Reading, scores: Float32Array): void => {
  phrase(reading, scores);
  join(reading, scores);
};
