import { channels } from "../feedback/handles.ts";
import { loopMethods } from "../feedback/record.ts";
import { clockNames } from "./clock-of.ts";
import type { Increments } from "./counts.ts";
import { type Histogram, histogramOf } from "./histogram.ts";
import type { Part } from "./part.ts";
import { type ServiceName, serviceNames } from "./service.ts";
import { type RootName, rowsOf, type ShareName, type TableName, tableNames } from "./tables.ts";

/** Exact numbers of a week, before anything is hidden. They stay in memory. */
export type Exact = {
  readonly roots: Readonly<Record<RootName, number>>;
  readonly shares: Readonly<Record<ShareName, { readonly part: number; readonly whole: number }>>;
  readonly tables: Readonly<Record<TableName, Readonly<Record<string, number>>>>;
  /** Open records by the weeks since they were opened, the youngest first. */
  readonly openByAge: readonly number[];
  /** Messages of the records of the week, with one acknowledgement each and the first answers that were given. */
  readonly messages: number;
  /** Events that no record tells: counted where they happen. */
  readonly service: Readonly<Record<ServiceName, number>>;
  /** Times to a first answer of four weeks, and how many of these still wait. */
  readonly answers: { readonly times: Histogram; readonly waiting: number };
};

/** A median of one week would mostly be about those who have not waited long yet. */
const answerWeeks = 4;

const ratings = ["satisfied", "neutral", "dissatisfied"];

/** Adds up the counters of a part: those of the week first, then of each week before it. */
export const countUp = (part: Part, backlog: readonly Increments[], sites: readonly string[]): Exact => {
  const week = backlog[0] ?? {};
  const of = (figure: string, counts = week) => counts[`${part}.${figure}`] ?? 0;
  const over = (weeks: readonly Increments[], figure: string) => sum(weeks.map((counts) => of(figure, counts)));
  const recent = backlog.slice(0, answerWeeks);
  const late = of("due.late") + sum(clockNames.map((clock) => of(`due.waiting.${clock}`)));
  const received = of("received");
  const told = sum(loopMethods.map((method) => of(`finished.${method}`)));
  const cells = (name: TableName): Readonly<Record<string, number>> => {
    if (name === "overdue")
      return Object.fromEntries(clockNames.map((clock) => [clock, over(backlog, `due.waiting.${clock}`)]));
    const figure = name === "progress" ? name : name === "loop" ? "finished" : `received.${name}`;
    if (name === "channel") return channelCells(of, received);
    const counted = Object.fromEntries(rowsOf(name, sites).map((row) => [row, of(`${figure}.${row}`)]));
    if (name === "track") return exclusive(counted, received);
    if (name !== "site") return counted;
    // A site that is in the settings no longer counts as none.
    return { ...counted, unknown: received - sum(Object.values(counted)) + (counted.unknown ?? 0) };
  };
  return {
    roots: { received, told, stopped: of("finished.stopped"), reopened: of("reopened") },
    shares: {
      due: { part: of("due.in_time"), whole: of("due.in_time") + late },
      told: { part: told, whole: told + of("finished.not_told") },
      corrected: { part: of("corrected"), whole: received },
      satisfied: { part: of("rated.satisfied"), whole: sum(ratings.map((rating) => of(`rated.${rating}`))) },
    },
    tables: Object.fromEntries(tableNames.map((name) => [name, cells(name)])) as Exact["tables"],
    openByAge: backlog.map((counts) => of("now.open", counts) + of("now.in_progress", counts)),
    messages: of("messages") + received + of("answered"),
    service: Object.fromEntries(
      serviceNames.map((name) => [name, part === "shown" ? (week[`service.${name}`] ?? 0) : 0]),
    ) as Exact["service"],
    answers: {
      times: histogramOf(recent, `${part}.responded`),
      waiting: over(recent, "progress.waiting"),
    },
  };
};

/** Whatever did not come by telephone was entered by our people. */
const channelCells = (of: (figure: string) => number, received: number): Readonly<Record<string, number>> => {
  const counted = Object.fromEntries(channels.map((channel) => [channel, of(`received.channel.${channel}`)]));
  return { ...counted, entered: received - sum(Object.values(counted)) };
};

/** The counters of tracks count a record on both tracks twice; as rows of a table each record is in one. */
const exclusive = (tracks: Readonly<Record<string, number>>, received: number): Readonly<Record<string, number>> => {
  const { complaint = 0, protection = 0 } = tracks;
  const both = sum(Object.values(tracks)) - received;
  return { ...tracks, complaint: complaint - both, protection: protection - both, both };
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
