import { marks } from "./mark.ts";
import { listed } from "./name-mark.ts";
import { isParticle } from "./name-run.ts";
import { isKunya, leads } from "./particle.ts";
import type { Reading } from "./reading.ts";

const bridges: ReadonlySet<string> = new Set(":,\"'*-=(");

/** "Ms. Bianchi", "Dr. Van der Merwe". */
const isAbbreviated = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & marks.title) !== 0 && (reading.tokens[at]?.folded.length ?? 9) < 6;

/** The token that a trigger announces: signs, links, titles and kinship words in between are passed over. */
export const announcedBy = (reading: Reading, trigger: number, isHint: boolean): number => {
  let i = trigger + 1;
  for (; i <= trigger + 5 && i < reading.tokens.length; i += 1) {
    const bits = reading.bits[i] ?? 0;
    const passes = isHint ? marks.title : marks.link | marks.title | marks.maybe;
    const word = reading.tokens[i]?.folded ?? "";
    const isShort = word === "." && isAbbreviated(reading, i - 1);
    if (
      !(bits & passes && !(bits & listed)) &&
      !isShort &&
      !bridges.has(word) &&
      !(!isHint && isKunya(reading, i)) &&
      !leads(reading, i)
    )
      break;
    if ((reading.tokens[i]?.folded === "," && isHint) || isParticle(reading, i)) return -1;
  }
  return reading.tokens[i]?.kind === "word" ? i : -1;
};
