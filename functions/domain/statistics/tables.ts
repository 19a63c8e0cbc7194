import { aboutWhom, feedbackTypes, topics } from "../coding/coding.ts";
import { channels } from "../feedback/handles.ts";
import { misconductClasses } from "../feedback/misconduct.ts";
import { loopMethods } from "../feedback/record.ts";
import { languages } from "../language/language.ts";
import { clockNames } from "./clock-of.ts";

/**
 * Numbers that tables are parts of. All that is open is none of them: with what came in, two weeks of it would tell how
 * many were closed, however few.
 */
export const rootNames = ["received", "told", "stopped", "reopened"] as const;
export type RootName = (typeof rootNames)[number];

/**
 * A part of a whole: answered in time of those whose clock ended, told of those closed, satisfied of those asked, coded
 * anew by people of those received.
 */
export const shareNames = ["due", "told", "satisfied", "corrected"] as const;
export type ShareName = (typeof shareNames)[number];

type Table = {
  readonly root?: RootName;
  /** The rows, present or not: which rows are missing must say nothing. Sites are the programme's. */
  readonly rows: readonly string[];
  /** Whether every record of the root is in exactly one row; otherwise it may be in several. */
  readonly adds: boolean;
  /** Every record of the root is in one row at least: what all rows but one leave over is known of that one. */
  readonly covers?: true;
};

/** Every table of every digest, as data. */
export const tables = {
  type: { root: "received", rows: feedbackTypes, adds: true },
  topic: { root: "received", rows: topics, adds: false, covers: true },
  /** `both`: a complaint that tells of harm too. A record with a track of its own is not plain feedback besides. */
  track: { root: "received", rows: ["feedback", "complaint", "protection", "both"], adds: true },
  /** `entered`: what our people wrote down at a desk, on the telephone or from the box. */
  channel: { root: "received", rows: [...channels, "entered"], adds: true },
  language: { root: "received", rows: [...languages, "und"], adds: true },
  site: { root: "received", rows: ["unknown"], adds: true },
  about: { root: "received", rows: aboutWhom, adds: true },
  class: { root: "received", rows: misconductClasses, adds: false },
  /** Of observations, by topic. */
  rumour: { root: "received", rows: topics, adds: false },
  /** Reports about an authority, or that something bars the way to help: what a Society speaks up with. */
  advocacy: { root: "received", rows: ["authority_or_barrier"], adds: false },
  /** Where the records of the week stand. */
  progress: { root: "received", rows: ["waiting", "answered", "closed"], adds: true },
  /** What waits although its clock has ended, of whatever week: part of no number that is shown. */
  overdue: { rows: clockNames, adds: false },
  /** How those were told whose record was closed in the week. */
  loop: { root: "told", rows: loopMethods, adds: true },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;
export const rootOf = (name: TableName): RootName | undefined => (tables[name] as Table).root;
export const tableNames = Object.keys(tables) as readonly TableName[];

/** The rows of a table in a programme with these sites. */
export const rowsOf = (name: TableName, sites: readonly string[]): readonly string[] =>
  name === "site" ? [...sites, ...tables.site.rows] : tables[name].rows;
