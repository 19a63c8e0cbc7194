import { feedbackTypes, topics, tracks } from "../coding/coding.ts";
import { channels } from "../feedback/handles.ts";
import { lifecycles } from "../feedback/lifecycle.ts";
import { misconductClasses } from "../feedback/misconduct.ts";
import { languages } from "../language/language.ts";
import type { Increments } from "./counts.ts";
import type { Part } from "./part.ts";
import { suppress } from "./suppression.ts";

/** Who a digest is for. Misconduct is for the integrity lead alone, and nothing else is. */
export const digestKinds = ["managers", "integrity"] as const;
export type DigestKind = (typeof digestKinds)[number];

/** The rows of every table, present or not: which rows are missing must say nothing. */
export const rows = {
  type: feedbackTypes,
  topic: topics,
  track: tracks,
  channel: channels,
  language: [...languages, "und"],
  class: misconductClasses,
  now: lifecycles,
} as const;
export type TableName = keyof typeof rows;

/** The figures of a week as they may be shown, and as they stay: the next week is compared with what was shown. */
export type Figures = {
  /** Null: fewer than `k`, zero among them. */
  readonly received: number | null;
  /** Open or in progress, of whatever week, rounded down to a multiple of `k`. Null: fewer than `k`. */
  readonly waiting: number | null;
  /** Rows that may be shown; the others are hidden, and say nothing. */
  readonly tables: Readonly<Partial<Record<TableName, Readonly<Record<string, number>>>>>;
};

const contents: Readonly<Record<DigestKind, { readonly part: Part; readonly tables: readonly TableName[] }>> = {
  managers: { part: "shown", tables: ["type", "topic", "track", "channel", "language", "now"] },
  integrity: { part: "misconduct", tables: ["class", "channel", "now"] },
};

/** What may be shown of a week's counters; `backlog` are the counters of every week that may hold open records. */
export const figuresOf = (kind: DigestKind, week: Increments, backlog: readonly Increments[], k: number): Figures => {
  const { part, tables } = contents[kind];
  const received = countOf(week, `${part}.received`);
  const open = backlog.map((then) => countOf(then, `${part}.now.open`) + countOf(then, `${part}.now.in_progress`));
  const waiting = open.reduce((sum, count) => sum + count, 0);
  return {
    received: received < k ? null : received,
    waiting: waiting < k ? null : waiting - (waiting % k),
    tables: Object.fromEntries(
      tables.map((name) => [name, received < k ? {} : suppress(cellsOf(part, name, week), k).shown]),
    ),
  };
};

const cellsOf = (part: Part, table: TableName, week: Increments): Readonly<Record<string, number>> => {
  const figure = table === "now" ? `${part}.now` : `${part}.received.${table}`;
  return Object.fromEntries(rows[table].map((row) => [row, countOf(week, `${figure}.${row}`)]));
};

const countOf = (counts: Increments, name: string): number => counts[name] ?? 0;
