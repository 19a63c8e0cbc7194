import type { DigestInput } from "./digest.ts";
import type { DigestTexts } from "./digest-texts.ts";
import type { Words } from "./digest-words.ts";
import { percentage } from "./percentage.ts";
import type { ShareName } from "./tables.ts";

/** One of the four figures: what it is, how much, and how that changed; the last two may be missing. */
export type Tile = { readonly label: string; readonly value: string; readonly note: string | undefined };

/** Received, answered in time, told what was done, waiting. */
export const tiles = (input: DigestInput, texts: DigestTexts, words: Words): readonly Tile[] => {
  const { history } = input;
  const { roots, tables } = history[0];
  return [
    { label: texts.tiles.received, ...countOf(roots.received, history[1]?.roots.received ?? null, texts, words) },
    { label: texts.tiles.due, ...shareOf("due", input, texts, words) },
    { label: texts.tiles.told, ...shareOf("told", input, texts, words) },
    {
      label: texts.tiles.waiting,
      ...(tables.progress?.waiting === undefined
        ? { value: texts.share.hidden, note: undefined }
        : countOf(tables.progress.waiting, history[1]?.tables.progress?.waiting ?? null, texts, words)),
    },
  ];
};

type Figure = Omit<Tile, "label">;

const countOf = (now: number | null, before: number | null, texts: DigestTexts, words: Words): Figure => {
  if (now === null) return { value: words.fill(texts.share.fewer), note: undefined };
  const value = words.number(now);
  if (before === null) return { value, note: undefined };
  if (now === before) return { value, note: texts.same };
  return { value, note: words.plural(now > before ? texts.more : texts.fewer, Math.abs(now - before)) };
};

const shareOf = (
  name: ShareName,
  { history, percentageBase }: DigestInput,
  texts: DigestTexts,
  words: Words,
): Figure => {
  const share = history[0].shares[name];
  if (!share) return { value: texts.share.hidden, note: undefined };
  const now = percentage(share, percentageBase);
  if (now === undefined) return { value: words.share(share), note: undefined };
  const before = percentage(history[1]?.shares[name], percentageBase);
  const points = before === undefined ? undefined : Math.round(now * 100) - Math.round(before * 100);
  const change =
    points === undefined || points === 0
      ? points === 0 && texts.pointsSame
      : words.plural(points > 0 ? texts.pointsMore : texts.pointsFewer, Math.abs(points));
  const note = [words.share(share), ...(change ? [change] : [])].join(" · ");
  return { value: words.percent(now), note };
};
