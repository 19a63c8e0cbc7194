import { marks } from "./mark.ts";
import { claimed, enough } from "./name-mark.ts";
import { isSyllable } from "./name-run.ts";
import { isShapedAsWord } from "./name-shape.ts";
import type { NameSight } from "./name-sight.ts";
import type { Reading } from "./reading.ts";
import { runAround } from "./syllable-run.ts";

/** What a word gains that stands directly beside a name: names have two words more often than none is beside them. */
const besideName = 1;
/** What it gains beside one that is sure from such a sum on: "أمل" in "انا أمل الورتاني" is no hope. */
const besideSureName = 3;
const sure = enough + 3;
/** What it gains that a hyphen with a capital ties to one: "Ali-Keer". */
const tiedToName = 4;
/** What the syllables of a run gain together: each is unsure alone, since all of them are parts of words, too. */
const ofRun = 0.5;
/** How much of a run's sum its surest syllable says, and not all of them. */
const byMost = 0.5;

/** The sums of votes once every word has seen what its neighbours are taken for; `claimed` stays so. */
export const besides = (sight: NameSight, sums: Float32Array): Float32Array => {
  const { reading } = sight;
  const even = overRuns(sight, sums);
  return even.map((sum, at) => {
    if (sum === claimed || isSyllable(reading, at) || isShapedAsWord(reading, at)) return sum;
    const behind = isJoined(reading, even, at - 1, at - 1) ? (even[at - 1] ?? claimed) : claimed;
    const before = isJoined(reading, even, at, at + 1) ? (even[at + 1] ?? claimed) : claimed;
    const best = Math.max(behind, before);
    if (best === claimed) return sum;
    if (behind > claimed && isTied(reading, at)) return sum + tiedToName;
    const isSmall = ((reading.bits[at] ?? 0) & marks.common) !== 0 || (reading.tokens[at]?.folded.length ?? 0) < 3;
    return sum + (best >= sure && !isSmall ? besideSureName : besideName);
  });
};

/** Whether a hyphen ties a word with a capital to the one before. */
const isTied = ({ tokens, plain }: Reading, at: number): boolean =>
  tokens[at]?.case === "capital" && plain[(tokens[at]?.start ?? 0) - 1] === "-";

/** Whether a token and the next stand together, one of which is a name. */
const isJoined = ({ tokens, plain }: Reading, sums: Float32Array, first: number, name: number): boolean =>
  (sums[name] ?? claimed) >= enough &&
  tokens[first]?.kind === "word" &&
  tokens[first + 1]?.kind === "word" &&
  /^[ -]$/.test(plain.slice(tokens[first]?.end, tokens[first + 1]?.start));

/** The syllables of a Burmese run are a name together or not at all. */
const overRuns = ({ reading, scores }: NameSight, sums: Float32Array): Float32Array => {
  const even = Float32Array.from(sums);
  for (let at = 0; at < sums.length; at += 1) {
    const run = runAround(reading, at);
    if (!run || run.last === run.first) continue;
    const votes = sums.subarray(at, run.last + 1);
    const isFree = !scores.all.subarray(at, run.last + 1).includes(claimed);
    const mean = votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
    if (isFree) even.fill(byMost * Math.max(...votes) + (1 - byMost) * mean + ofRun, at, run.last + 1);
    at = run.last;
  }
  return even;
};
