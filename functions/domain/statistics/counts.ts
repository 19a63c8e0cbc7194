import type { FeedbackRecord } from "../feedback/record.ts";
import { answerExpected, clockOf } from "./clock-of.ts";
import { spanOf } from "./histogram.ts";
import { isoWeek } from "./iso-week.ts";
import { partOf } from "./part.ts";

/** Names of counters to what is added to each; `part.figure.dimension.value`, see docs/counters.md. */
export type Increments = Readonly<Record<string, number>>;
export type WeekCounts = { readonly week: string; readonly increments: Increments };

/** Of the coding framework: something bars the way to help. */
const barrierCode = "report.barriers_to_access";

type Count = readonly [week: string, name: string, count?: number];

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
const countsOf = (record: FeedbackRecord, timeZone: string): readonly Count[] => {
  const part = partOf(record);
  const weekOf = (at: string) => isoWeek(new Date(at), timeZone);
  const opened = weekOf(record.openedAt);
  return [
    ...opening(record).map((name): Count => [opened, `${part}.${name}`]),
    [opened, `${part}.messages`, record.messages],
    ...milestones(record).map(([at, name]): Count => [weekOf(at), `${part}.${name}`]),
  ];
};

const opening = (record: FeedbackRecord): readonly string[] => [
  "received",
  ...dimensions(record).map((dimension) => `received.${dimension}`),
  `now.${record.lifecycle}`,
  `status.${record.status}`,
  `progress.${progress(record)}`,
  ...(isCorrected(record) ? ["corrected"] : []),
  ...span("responded", record.openedAt, answeredAt(record)),
  ...span("resolved", record.openedAt, record.closedAt),
  ...(record.closedAt && !answeredAt(record) ? ["unanswered"] : []),
];

const dimensions = (record: FeedbackRecord): readonly string[] => [
  `type.${record.type}`,
  `channel.${record.origin ?? record.channel}`,
  `language.${record.language}`,
  `site.${record.site ?? "unknown"}`,
  `sensitivity.${record.sensitivity}`,
  `criticality.${record.criticality}`,
  `about.${record.about}`,
  ...record.topics.map((topic) => `topic.${topic}`),
  ...(record.type === "observation" ? record.topics.map((topic) => `rumour.${topic}`) : []),
  ...(isAboutBarrier(record) ? ["advocacy.authority_or_barrier"] : []),
  ...record.tracks.map((track) => `track.${track}`),
  ...record.sensitive.map((sensitiveClass) => `class.${sensitiveClass}`),
];

/** Whether people made something else of it than the machine did. */
const isCorrected = ({ machine, ...record }: FeedbackRecord): boolean =>
  machine !== undefined &&
  (machine.type !== record.type ||
    machine.about !== record.about ||
    machine.criticality !== record.criticality ||
    machine.sensitivity !== record.sensitivity ||
    machine.topics.join() !== record.topics.join());

const isAboutBarrier = ({ type, about, codes }: FeedbackRecord): boolean =>
  type === "report" && (about === "authority" || codes.includes(barrierCode));

const progress = (record: FeedbackRecord): "waiting" | "answered" | "closed" => {
  if (record.lifecycle === "closed") return "closed";
  return answeredAt(record) ? "answered" : "waiting";
};

/** Automatic messages never count; a visit or a call by which the person was told does. */
const answeredAt = ({ firstResponseAt, loop }: FeedbackRecord): string | undefined => firstResponseAt ?? loop?.at;

const milestones = (record: FeedbackRecord): readonly (readonly [at: string, name: string])[] => {
  const { closedAt, reopenedAt, satisfaction } = record;
  const answered = answeredAt(record);
  return [
    [record.dueAt, due(record)],
    ...(answered ? [[answered, "answered"] as const] : []),
    ...(closedAt ? [[closedAt, "finished"] as const, [closedAt, `finished.${ending(record)}`] as const] : []),
    ...(reopenedAt ? [[reopenedAt, "reopened"] as const] : []),
    ...(satisfaction ? [[satisfaction.at, `rated.${rating(satisfaction.score)}`] as const] : []),
  ];
};

/** In the week that a clock ends: whether it was kept, or whether the record still waits, and by which clock. */
const due = (record: FeedbackRecord): string => {
  const { dueAt, closedAt, lifecycle } = record;
  const settled = answeredAt(record) ?? (answerExpected(record) ? undefined : closedAt);
  if (settled !== undefined) return settled <= dueAt ? "due.in_time" : "due.late";
  return lifecycle === "closed" ? "due.late" : `due.waiting.${clockOf(record)}`;
};

/** How a record ended: told and how, or not told; whoever stopped messages could not be told by one. */
const ending = ({ loop, stoppedAt }: FeedbackRecord): string => loop?.by ?? (stoppedAt ? "stopped" : "not_told");

const rating = (score: number): string => (score > 3 ? "satisfied" : score === 3 ? "neutral" : "dissatisfied");

const span = (figure: string, from: string, to: string | undefined): readonly string[] =>
  to ? [`${figure}.${spanOf(Date.parse(to) - Date.parse(from))}`] : [];
