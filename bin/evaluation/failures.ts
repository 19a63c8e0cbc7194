import { isFlagged } from "./coding.ts";
import { leaks, maskOf } from "./identifiers.ts";
import { isRight } from "./language.ts";
import type { Pair } from "./pair.ts";

/** What went wrong with each message, with its text: for invented corpora only, never for messages of real people. */
export function failuresOf(pairs: readonly Pair[]): readonly string[] {
  return pairs.flatMap((pair) => {
    const wrongs = [...identifierWrongs(pair), ...codingWrongs(pair)];
    const { gold, found } = pair;
    return wrongs.length === 0 ? [] : [`${gold.id ?? gold.line} ${wrongs.join("; ")}\n    ${found.text}`];
  });
}

function identifierWrongs(pair: Pair): string[] {
  const { gold, found } = pair;
  const mask = maskOf(pair);
  const cut = ({ start, end }: { start: number; end: number }) => gold.text.slice(start, end);
  const isInside = (one: { start: number; end: number }) =>
    gold.marks.some(({ label, start, end }) => label !== "PLACE" && one.start < end && one.end > start);
  const left = gold.marks.filter((mark) => mark.label !== "PLACE" && leaks(gold.text, mask, mark));
  return [
    ...left.map((mark) => `leaked ${mark.label} "${cut(mark)}"`),
    ...found.identifiers.filter((one) => !isInside(one)).map((one) => `masked as ${one.type} "${cut(one)}"`),
  ];
}

function codingWrongs(pair: Pair): string[] {
  const { gold, found } = pair;
  const { coding } = found;
  const differs = (name: string, wanted: unknown, got: unknown) =>
    wanted === undefined || wanted === got ? [] : [`${name} ${got}, not ${wanted}`];
  const wantsFlag = gold.sensitive && gold.sensitive.length > 0 !== isFlagged(pair);
  return [
    ...(gold.lang !== undefined && !isRight(pair, false) ? [`language ${found.language}, not ${gold.lang}`] : []),
    ...differs("type", gold.type, coding.type),
    ...differs("topics", gold.topics?.toSorted().join("+"), coding.topics.toSorted().join("+")),
    ...(wantsFlag ? [`${coding.sensitivity} ${coding.sensitive}, not [${gold.sensitive}]`] : []),
    ...differs("urgency", gold.urgency, coding.urgency),
  ];
}
