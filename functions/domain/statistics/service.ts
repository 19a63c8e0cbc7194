import type { FeedbackRecord } from "../feedback/record.ts";
import { isHidden } from "../feedback/record.ts";
import type { WeekCounts } from "./counts.ts";
import { isoWeek } from "./iso-week.ts";

/**
 * What happens to the channel and cannot be read off records later: a reply that never arrived, words deleted when their
 * time had come. Counters beside those of records, `service.NAME`, added by the write that they count; of what is hidden
 * nothing is counted.
 */
export const serviceNames = ["undelivered", "deleted"] as const;
export type ServiceName = (typeof serviceNames)[number];

/** One more of it, in this week of the programme. */
export const serviceCount = (
  name: ServiceName,
  { sensitivity }: Pick<FeedbackRecord, "sensitivity">,
  timeZone: string,
  at: Date,
): readonly WeekCounts[] =>
  isHidden(sensitivity) ? [] : [{ week: isoWeek(at, timeZone), increments: { [`service.${name}`]: 1 } }];

/** Whether a counter is one of these: no record gives it again. */
export const isServiceCounter = (name: string): boolean => name.startsWith("service.");
