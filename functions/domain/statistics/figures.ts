import type { Exact } from "./count-up.ts";
import { quantile, type Span } from "./histogram.ts";
import { type ServiceName, serviceNames } from "./service.ts";
import { suppress } from "./suppression.ts";
import { type RootName, rootNames, rootOf, type ShareName, shareNames, type TableName, tables } from "./tables.ts";

/** Who a digest is for. Misconduct is for the integrity lead alone, and nothing else is. */
export const digestKinds = ["managers", "integrity"] as const;
export type DigestKind = (typeof digestKinds)[number];

type Cells = Readonly<Record<string, number>>;

/**
 * A part of a whole. `nearly_all` and `nearly_none`: fewer than `k` are missing, or are there, and which of `k` numbers
 * it is stays open.
 */
export type Share = { readonly whole: number; readonly part: number | "nearly_all" | "nearly_none" };

/**
 * The figures of a week as they may be shown, and as they stay. Everything else in a digest (changes, percentages,
 * ranks, bars, what rises) is computed from these alone, and so can tell nothing more.
 */
export type Figures = {
  /** Null: fewer than `k`, zero among them. */
  readonly roots: Readonly<Record<RootName, number | null>>;
  readonly shares: Readonly<Record<ShareName, Share | null>>;
  /** Rows that may be shown; the others are hidden, and say nothing. */
  readonly tables: Readonly<Partial<Record<TableName, Cells>>>;
  /** Null: fewer than `k`. Missing where the week was decided before they were counted. */
  readonly service?: Readonly<Record<ServiceName, number | null>>;
  /** In halves of a message, on as many records as a percentage stands on: too coarse to say what a single one had. */
  readonly messagesPerRecord?: number | null;
  /** At least `k` open records are so many weeks old or older. */
  readonly oldestWeeks: number | null;
  /** Time to a first answer over four weeks, those who wait counted. */
  readonly median: Span | "waiting" | null;
  readonly p90: Span | "waiting" | null;
};

const contents: Readonly<Record<DigestKind, readonly TableName[]>> = {
  managers: [
    ...(["type", "topic", "rumour", "advocacy", "track", "channel", "language", "site", "about"] as const),
    ...(["progress", "overdue", "loop"] as const),
  ],
  integrity: ["class", "channel", "progress", "overdue"],
};

export type Hide = typeof suppress;

/** What may be shown of exact numbers. `hide` is another one only where a proof breaks the promise on purpose. */
export const figuresOf = (kind: DigestKind, exact: Exact, k: number, hide: Hide = suppress): Figures => {
  const shares = Object.fromEntries(
    shareNames.map((name) => [name, shareOf(exact.shares[name], k)]),
  ) as Figures["shares"];
  const told = typeof shares.told?.part === "number" ? shares.told.part : null;
  const roots = {
    ...(Object.fromEntries(
      rootNames.map((name) => [name, exact.roots[name] < k ? null : exact.roots[name]]),
    ) as Figures["roots"]),
    told,
  };
  const whole = Object.fromEntries(contents[kind].map((name) => [name, tableOf(name, exact, roots, k, hide)]));
  const { times, waiting } = exact.answers;
  return {
    roots,
    shares,
    tables: withoutSubsets(whole, exact, k),
    service: Object.fromEntries(
      serviceNames.map((name) => [name, exact.service[name] < k ? null : exact.service[name]]),
    ) as NonNullable<Figures["service"]>,
    messagesPerRecord:
      exact.roots.received < 4 * k ? null : Math.round((2 * exact.messages) / exact.roots.received) / 2,
    oldestWeeks: oldest(exact.openByAge, k),
    median: quantile(times, waiting, 0.5, k) ?? null,
    p90: quantile(times, waiting, 0.9, k) ?? null,
  };
};

const shareOf = ({ part, whole }: Exact["shares"][ShareName], k: number): Share | null => {
  if (whole < k) return null;
  if (whole - part < k) return { whole, part: "nearly_all" };
  return { whole, part: part < k ? "nearly_none" : part };
};

const tableOf = (name: TableName, exact: Exact, roots: Figures["roots"], k: number, hide: Hide): Cells => {
  const cells = exact.tables[name];
  const root = rootOf(name);
  if (!root) return Object.fromEntries(Object.entries(cells).filter(([, count]) => count >= k));
  const whole = roots[root];
  if (whole === null) return {};
  const { shown } = hide(cells, k);
  if (tables[name].adds) return shown;
  // Of a record that may be in several rows, "all but two" is a number about two.
  const kept = Object.fromEntries(Object.entries(shown).filter(([, count]) => whole - count >= k));
  return "covers" in tables[name] && isForced(kept, Object.keys(cells).length, whole, k) ? {} : kept;
};

/** Every record is in one row at least: whether the hidden rows together must hold so many that one could not be 0. */
const isForced = (shown: Cells, rows: number, whole: number, k: number): boolean => {
  const counts = Object.values(shown);
  const left = whole - counts.reduce((sum, count) => sum + count, 0);
  return left > (rows - counts.length - 1) * (k - 1);
};

/** Takes out what would leave a few, were it taken from a number that is shown and holds it. */
const withoutSubsets = (shown: Figures["tables"], { shares, tables: cells }: Exact, k: number): Figures["tables"] => {
  const { rumour, advocacy, topic = {}, type = {} } = shown;
  const closed = cells.progress.closed ?? 0;
  const few = (whole: number, part: number) => whole - part < k;
  return {
    ...shown,
    // What was closed of this week's records is part of all that was closed in the week, or nearly: also where that is
    // withheld as too small, and this were not.
    ...(shown.progress &&
      Math.max(shares.told.whole, closed) >= k &&
      few(shares.told.whole, closed) && { progress: {} }),
    ...(advocacy && {
      advocacy: Object.fromEntries(Object.entries(advocacy).filter(([, count]) => !few(type.report ?? 0, count))),
    }),
    ...(rumour && {
      rumour: Object.fromEntries(
        Object.entries(rumour).filter(
          ([row, count]) => !few(topic[row] ?? 0, count) && !few(type.observation ?? 0, count),
        ),
      ),
    }),
  };
};

const oldest = (openByAge: readonly number[], k: number): number | null => {
  let found = 0;
  for (let age = openByAge.length - 1; age >= 0; age--) {
    found += openByAge[age] ?? 0;
    if (found >= k) return age;
  }
  return null;
};
