import type { DigestInput } from "./digest.ts";
import type { DigestLine, DigestSection } from "./digest-section.ts";
import type { DigestTexts } from "./digest-texts.ts";
import type { Words } from "./digest-words.ts";
import { percentage } from "./percentage.ts";
import { risingTopics } from "./rising.ts";
import { unheardLanguages } from "./unheard.ts";

/** What the sector aims at: nine of ten answered in line with procedures. */
const aim = 0.9;
const toldAim = 0.75;
const mostDecisions = 5;

/** What somebody has to decide, the most pressing first, each with the way to it. */
export const decisions = (input: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const found = [
    ...overdue(input, texts, words),
    ...late(input, texts, words),
    ...rising(input, texts, words),
    ...unheard(input, texts, words),
    ...untold(input, texts, words),
  ].slice(0, mostDecisions);
  const lines = found.length > 0 ? found : [{ text: texts.decide.none }];
  const note = found.some(({ link: to }) => to) ? texts.linksNote : undefined;
  return { name: "decide", caption: texts.headings.decide, lines, rows: [], note };
};

/** To the list of the console, by filters that the API's list has. */
const link = ({ consoleUrl, programme }: DigestInput, texts: DigestTexts, filter: Record<string, string>) =>
  consoleUrl === undefined
    ? {}
    : {
        link: {
          text: texts.open,
          url: `${consoleUrl}/feedback?${new URLSearchParams({ ...idOf(programme), ...filter })}`,
        },
      };

const idOf = (programme: DigestInput["programme"] & { readonly id?: string }) =>
  programme.id === undefined ? {} : { programme: programme.id };

const overdue = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestLine[] =>
  Object.entries(input.history[0].tables.overdue ?? {}).map(([clock, count]) => ({
    text: words.fill(words.plural(texts.overdue, count), { clock: words.label("overdue", clock) }),
    ...link(input, texts, { clock: "overdue" }),
  }));

const late = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestLine[] => {
  const inTime = percentage(input.history[0].shares.due, input.percentageBase);
  if (inTime === undefined || inTime >= aim) return [];
  return [{ text: words.fill(texts.decide.late, { percent: words.percent(aim) }) }];
};

const rising = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestLine[] =>
  risingTopics(input.history, input.k).map(({ topic, count }) => ({
    text: words.first(words.fill(texts.decide.rising, { topic: words.label("topic", topic), n: words.number(count) })),
    ...link(input, texts, { topic }),
  }));

const unheard = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestLine[] => {
  const codes = unheardLanguages(input.history[0], input.programme.languages, input.k);
  if (codes.length === 0) return [];
  const languages = words.list(codes.map((code) => words.label("language", code)));
  return [{ text: words.fill(texts.decide.unheard, { languages }) }];
};

const untold = (input: DigestInput, texts: DigestTexts, words: Words): readonly DigestLine[] => {
  const share = input.history[0].shares.told;
  const told = percentage(share, input.percentageBase);
  if (!share || told === undefined || told >= toldAim) return [];
  const [part, whole] = [words.number(Number(share.part)), words.number(share.whole)];
  return [{ text: words.fill(texts.decide.told, { part, whole }), ...link(input, texts, { state: "closed" }) }];
};
