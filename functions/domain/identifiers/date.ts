import type { Claims, Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { follows, precedes, type Reading } from "./reading.ts";

const numeric =
  /(?<![\p{N}+/]|\p{N}[-.,])(?:(?:0?[1-9]|[12]\d|3[01]) ?([/.-]) ?(?:0?[1-9]|[12]\d|3[01]) ?\1 ?(?:1[2-5]\d\d|19\d\d|20\d\d|\d\d)|(?:1[2-5]\d\d|19\d\d|20\d\d) ?([/.-]) ?(?:0?[1-9]|1[0-2]) ?\2 ?(?:0?[1-9]|[12]\d|3[01]))(?![\p{N}/]|[-.,]\p{N})/gu;
const written =
  /(?<![\p{L}\p{N}])(?:\d{1,2}[-/. ]\p{L}{3,5}\.?[-/. ]?\d\d|\d{1,2}(?:st|nd|rd|th|er|-?го|\.)?(?: of| de| da| di)? ?\p{L}{3,14}(?: de| del| do|,)? ?(?:1[2-5]\d\d|19\d\d|20\d\d)|\p{L}{3,12} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)(?!\p{N})/gu;
const clock = /(?<![\p{N}.:])\d{1,2} ?[:h] ?\d{2}(?: ?[-–] ?\d{1,2} ?[:h] ?\d{2})?(?![\p{N}])/gu;
const compact =
  /(?<!\p{N})(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\p{N})/gu;

/** What a text must have for a shape to be looked for: most have none of it. */
const shapes: readonly { readonly needs: RegExp; readonly shape: RegExp; readonly keep: boolean }[] = [
  { needs: /\d ?[/.-] ?\d/, shape: numeric, keep: true },
  { needs: /(?:1[2-5]|19|20)\d\d|\d[-/. ]\p{L}{3,5}\.?[-/. ]?\d\d/u, shape: written, keep: false },
  { needs: /\d{6}/, shape: compact, keep: false },
];

const isBirth = (reading: Reading, start: number, end: number): boolean =>
  follows(reading, start, marks.birth, 7) || precedes(reading, end, marks.birth, 3);

/** Claims dates of birth and keeps every other date and time; a second date beside a birth date is one, too. */
export const findDates: Finder = (reading, claims) => {
  let lastBirth = -1_000;
  const decide = (start: number, end: number, keep: boolean): void => {
    const birth = isBirth(reading, start, end) || start - lastBirth < 40;
    if (birth) lastBirth = end;
    if (birth || keep) claims.take({ type: birth ? "DOB" : null, start, end });
  };
  for (const { needs, shape, keep } of shapes)
    if (needs.test(reading.folded))
      for (const match of reading.folded.matchAll(shape)) decide(match.index, match.index + match[0].length, keep);
  keepTimes(reading, claims);
};

const keepTimes = (reading: Reading, claims: Claims): void => {
  if (!/\d ?[:h] ?\d/.test(reading.folded)) return;
  for (const match of reading.folded.matchAll(clock))
    claims.take({ type: null, start: match.index, end: match.index + match[0].length });
};
