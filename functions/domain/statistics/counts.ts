import type { FeedbackRecord } from "../feedback/record.ts";

/**
 * What an event adds to the counters of its programme and week: names of counters to increments. A name is
 * `figure` or `figure.dimension.value`, so that a new figure is a new attribute and never a new item.
 */
export type Increments = Readonly<Record<string, number>>;

/** A record was opened. */
export const receivedCounts = (record: FeedbackRecord): Increments =>
  tally([
    "received",
    ...dimensions(record).map((dimension) => `received.${dimension}`),
    ...record.topics.map((topic) => `received.topic.${topic}`),
    ...record.tracks.map((track) => `received.track.${track}`),
    ...record.sensitive.map((sensitiveClass) => `received.class.${sensitiveClass}`),
  ]);

/** A message joined a record. */
export const joinedCounts = (): Increments => ({ joined: 1 });

/** A record moved to another state; `from` is undefined where it was just opened. */
export const movedCounts = (to: string, record: FeedbackRecord): Increments =>
  tally([to, `${to}.type.${record.type}`, ...record.tracks.map((track) => `${to}.track.${track}`)]);

const dimensions = ({ type, channel, language, sensitivity, criticality, about }: FeedbackRecord): string[] => [
  `type.${type}`,
  `channel.${channel}`,
  `language.${language}`,
  `sensitivity.${sensitivity}`,
  `criticality.${criticality}`,
  `about.${about}`,
];

const tally = (names: readonly string[]): Increments =>
  names.reduce<Record<string, number>>((counts, name) => {
    counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }, {});
