import { digestMail } from "../../functions/digest-mail.ts";
import type { Language } from "../../functions/domain/language/language.ts";
import type { Programme } from "../../functions/domain/settings/our-numbers.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { countUp, type Exact } from "../../functions/domain/statistics/count-up.ts";
import type { DigestKind, Figures, Hide } from "../../functions/domain/statistics/figures.ts";
import { rowsOf, type TableName } from "../../functions/domain/statistics/tables.ts";
import { decideWeek, type WeekFigures } from "../../functions/domain/statistics/week-figures.ts";
import type { Published } from "./attack.ts";
import { solvable } from "./solvable.ts";
import type { Weeks } from "./weeks.ts";

export type PreviewInput = {
  readonly settings: Settings;
  readonly programme: Programme;
  readonly week: string;
  readonly kind: DigestKind;
  readonly language: Language;
  /** Only what is small itself is hidden, and nothing that gives it away: what a proof must notice. */
  readonly sabotage: boolean;
};

const historyWeeks = 8;

/** The mail of a week as it would go out, and what somebody who solves its equations and those before it would learn. */
export const preview = async (input: PreviewInput, { counters, frozen, bulletins, harm }: Weeks) => {
  const { settings, programme, week, kind } = input;
  const { k } = settings.suppression;
  const sites = programme.sites.map(({ id }) => id);
  const backlogs = Array.from({ length: historyWeeks }, (_, ago) => counters.slice(ago, ago + 104));
  const exactOf = (of: DigestKind) =>
    backlogs.map((backlog) => countUp(of === "managers" ? "shown" : "misconduct", backlog, sites));
  const hide = input.sabotage ? primaryOnly : undefined;
  const weeks: WeekFigures[] = [];
  for (const [ago, backlog] of [...backlogs.entries()].reverse()) {
    const counted = { backlog, sites, before: [...weeks], k, hide, isNewest: ago === 0, now: new Date() };
    weeks.unshift(frozen[ago] ?? decideWeek(counted));
  }
  const [now, ...before] = weeks;
  if (!now) throw new RangeError("A preview has weeks.");
  const content = { settings, programme, week, history: [now, ...before] as const, bulletins, copies: undefined, harm };
  const reader = { kind, email: "preview@example.org", language: input.language, frequency: "weekly" } as const;
  const shown = weeks.map((each) => each[kind]);
  return {
    mail: await digestMail(content, reader, undefined),
    received: now[kind].roots.received,
    ...cellsOf(now[kind], sites),
    solvable: learnt(shown.toReversed(), exactOf(kind).toReversed(), sites, k),
  };
};

const primaryOnly: Hide = (cells, k) => ({
  shown: Object.fromEntries(Object.entries(cells).filter(([, count]) => count >= k)),
  hidden: Object.keys(cells).filter((name) => (cells[name] ?? 0) < k),
});

const cellsOf = ({ tables }: Figures, sites: readonly string[]) => {
  const all = Object.keys(tables).flatMap((name) => rowsOf(name as TableName, sites)).length;
  const shown = Object.values(tables).flatMap((cells) => Object.keys(cells)).length;
  return { cells: all, suppressed: all - shown };
};

const learnt = (shown: readonly Figures[], exact: readonly Exact[], sites: readonly string[], k: number) => {
  const published: Published[] = shown.map((figures) => ({
    figures,
    rows: Object.fromEntries(Object.keys(figures.tables).map((name) => [name, rowsOf(name as TableName, sites)])),
  }));
  return solvable(published, exact, k);
};
