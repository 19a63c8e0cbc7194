import fc from "fast-check";
import type { Published } from "../../bin/digest/attack.ts";
import { countersOf } from "../../bin/invented/counters-of.ts";
import { feedbackTypes, topics } from "../../functions/domain/coding/coding.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countUp, type Exact } from "../../functions/domain/statistics/count-up.ts";
import type { Hide } from "../../functions/domain/statistics/figures.ts";
import { rowsOf, type TableName, tableNames } from "../../functions/domain/statistics/tables.ts";
import { weekBefore } from "../../functions/domain/statistics/week-days.ts";
import { decideWeek, type WeekFigures } from "../../functions/domain/statistics/week-figures.ts";
import { aRecord } from "../a-record.ts";

export const sites = ["orchard-camp", "mill-crossing"];
export const k = 5;
const lastWeek = "2026-W47";
const hourMs = 3_600_000;
const start = Date.UTC(2026, 9, 26);
/** Three weeks and the few hours until each digest goes. */
export const published = [9, 16, 23].map((days) => new Date(start + days * 24 * hourMs - 17 * hourMs));

/** A record as it came, and what became of it: each change at its hour. */
export type Life = { readonly record: FeedbackRecord; readonly changes: readonly Change[] };
type Change = { readonly at: string; readonly told: Partial<FeedbackRecord> };

const coded = fc.record({
  type: fc.constantFrom(...feedbackTypes, "observation", "report"),
  topics: fc.uniqueArray(fc.constantFrom(...topics.slice(0, 4)), { minLength: 1, maxLength: 2 }),
  about: fc.constantFrom("us", "authority", "unknown"),
  tracks: fc.constantFrom(["feedback"], ["feedback"], ["complaint"], ["protection"], ["complaint", "protection"]),
  criticality: fc.constantFrom("action_needed", "action_needed", "urgent"),
});

type Recoding = { readonly after: number; readonly coding: unknown };

/** The life of one record in three weeks: answered, closed, told. */
const lifeWith = (recodings: fc.Arbitrary<Recoding | undefined>) =>
  fc
    .record({
      opened: fc.nat({ max: 21 * 24 - 1 }),
      answered: fc.option(fc.integer({ min: 1, max: 250 }), { nil: undefined, freq: 3 }),
      closes: fc.boolean(),
      told: fc.boolean(),
      due: fc.constantFrom(24, 72, 120),
      recoded: recodings,
      language: fc.constantFrom("fr", "fr", "fr", "ar", "ar", "so"),
      channel: fc.constantFrom("sms", "whatsapp", "whatsapp"),
      origin: fc.constantFrom(undefined, undefined, undefined, undefined, "walk_in", "box"),
      site: fc.constantFrom(...sites, undefined),
      coding: coded,
    })
    .map(({ opened, answered, closes, told, due, recoded, coding, ...rest }): Life => {
      const at = (hours: number) => new Date(start + (opened + hours) * hourMs).toISOString();
      const record = aRecord({ ...rest, ...coding, openedAt: at(0), dueAt: at(due) } as Partial<FeedbackRecord>);
      const closing = answered !== undefined && closes ? at(answered + 5) : undefined;
      const changes: Change[] = [];
      if (answered !== undefined) changes.push({ at: at(answered), told: { firstResponseAt: at(answered) } });
      if (closing) changes.push({ at: closing, told: closed(closing, told) });
      if (recoded) changes.push({ at: at(recoded.after), told: recoded.coding as Partial<FeedbackRecord> });
      return { record, changes };
    });

export const plainLife = lifeWith(fc.constant(undefined));
/** It may also be coded anew, perhaps after the digest of its week went out. */
export const life = lifeWith(
  fc.option(fc.record({ after: fc.integer({ min: 1, max: 400 }), coding: coded }), { nil: undefined, freq: 4 }),
);

const closed = (closedAt: string, told: boolean): Partial<FeedbackRecord> => ({
  lifecycle: "closed",
  closedAt,
  ...(told && { loop: { by: "message", at: closedAt } }),
});

/** The record as it stood at that moment, if it was there. */
const at = ({ record, changes }: Life, moment: string): readonly FeedbackRecord[] =>
  record.openedAt > moment
    ? []
    : [Object.assign({ ...record }, ...changes.flatMap(({ at: when, told }) => (when <= moment ? [told] : [])))];

export type Seen = { readonly weeks: readonly Published[]; readonly exact: readonly Exact[] };

/** Three digests, each made from what stood in the counters on its day, and kept from then on. */
export const digestsOf = (lives: readonly Life[], hide?: Hide): Seen => {
  const shown: WeekFigures[] = [];
  const exact: Exact[] = [];
  for (const [index, now] of published.entries()) {
    const week = weekBefore(lastWeek, published.length - index);
    const counters = countersOf(
      lives.flatMap((each) => at(each, now.toISOString())),
      "UTC",
    );
    const backlog = Array.from({ length: 12 }, (_, ago) => counters.get(weekBefore(week, ago)) ?? {});
    exact.push(countUp("shown", backlog, sites));
    shown.unshift(decideWeek({ backlog, sites, before: [...shown], isNewest: true, k, now, hide }));
  }
  const rows = Object.fromEntries(tableNames.map((name) => [name, rowsOf(name, sites)])) as Record<
    TableName,
    readonly string[]
  >;
  return { weeks: shown.toReversed().map(({ managers }) => ({ figures: managers, rows })), exact };
};
