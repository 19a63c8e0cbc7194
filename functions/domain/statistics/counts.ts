import type { FeedbackRecord } from "../feedback/record.ts";
import { spanOf } from "./histogram.ts";
import { isoWeek } from "./iso-week.ts";
import { partOf } from "./part.ts";

/** Names of counters to what is added to each; `part.figure.dimension.value`, see docs/counters.md. */
export type Increments = Readonly<Record<string, number>>;
export type WeekCounts = { readonly week: string; readonly increments: Increments };

type Count = readonly [week: string, name: string];

/**
 * What a change of a record adds to the counters of its programme: what it counts as after, less what it counted as
 * before. So the counters are at every moment the sum over the records, and can be computed again from them.
 */
export const countChanges = (
  before: FeedbackRecord | undefined,
  after: FeedbackRecord | undefined,
  timeZone: string,
): readonly WeekCounts[] => {
  const sums = new Map<string, Map<string, number>>();
  const add = (record: FeedbackRecord | undefined, sign: number) => {
    for (const [week, name, count = 1] of record ? countsOf(record, timeZone) : []) {
      const names = sums.get(week) ?? new Map<string, number>();
      sums.set(week, names.set(name, (names.get(name) ?? 0) + sign * count));
    }
  };
  add(before, -1);
  add(after, 1);
  return [...sums].flatMap(([week, names]) => {
    const changed = [...names].filter(([, count]) => count !== 0);
    return changed.length > 0 ? [{ week, increments: Object.fromEntries(changed) }] : [];
  });
};

/** What one record counts as: most of it in the week that it was opened, its milestones in the weeks that they fell. */
const countsOf = (record: FeedbackRecord, timeZone: string): readonly (readonly [...Count, number?])[] => {
  const part = partOf(record);
  const weekOf = (at: string) => isoWeek(new Date(at), timeZone);
  const opened = weekOf(record.openedAt);
  const { firstResponseAt, closedAt } = record;
  return [
    ...opening(record).map((name) => [opened, `${part}.${name}`] as const),
    [opened, `${part}.messages`, record.messages] as const,
    ...(firstResponseAt ? [[weekOf(firstResponseAt), `${part}.answered`] as const] : []),
    ...(closedAt ? [[weekOf(closedAt), `${part}.finished`] as const] : []),
  ];
};

const opening = (record: FeedbackRecord): readonly string[] => [
  "received",
  ...dimensions(record).map((dimension) => `received.${dimension}`),
  `now.${record.lifecycle}`,
  `status.${record.status}`,
  ...span("responded", record.openedAt, record.firstResponseAt),
  ...span("resolved", record.openedAt, record.closedAt),
  ...(record.closedAt && !record.firstResponseAt ? ["unanswered"] : []),
];

const dimensions = (record: FeedbackRecord): readonly string[] => [
  `type.${record.type}`,
  `channel.${record.channel}`,
  `language.${record.language}`,
  `sensitivity.${record.sensitivity}`,
  `criticality.${record.criticality}`,
  `about.${record.about}`,
  ...record.topics.map((topic) => `topic.${topic}`),
  ...record.tracks.map((track) => `track.${track}`),
  ...record.sensitive.map((sensitiveClass) => `class.${sensitiveClass}`),
];

const span = (figure: string, from: string, to: string | undefined): readonly string[] =>
  to ? [`${figure}.${spanOf(Date.parse(to) - Date.parse(from))}`] : [];
