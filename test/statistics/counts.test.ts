import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sensitiveClasses, sensitivities, topics } from "../../functions/domain/coding/coding.ts";
import { lifecycles, statuses } from "../../functions/domain/feedback/lifecycle.ts";
import { type FeedbackRecord, loopMethods } from "../../functions/domain/feedback/record.ts";
import { countChanges, type WeekCounts } from "../../functions/domain/statistics/counts.ts";
import { aRecord } from "../a-record.ts";

const zone = "Africa/Tunis";
const closed = { lifecycle: "closed", closedAt: "2026-11-13T10:00:00.000Z" } as const;

const summed = (changes: readonly (readonly WeekCounts[])[]) => {
  const sums: Record<string, number> = {};
  for (const { week, increments } of changes.flat()) {
    for (const [name, count] of Object.entries(increments)) {
      sums[`${week} ${name}`] = (sums[`${week} ${name}`] ?? 0) + count;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
};

const moment = fc
  .date({ min: new Date("2026-11-10T10:00:00Z"), max: new Date("2027-02-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const states: fc.Arbitrary<FeedbackRecord> = fc
  .record({
    topics: fc.uniqueArray(fc.constantFrom(...topics), { maxLength: 4 }),
    sensitivity: fc.constantFrom(...sensitivities),
    sensitive: fc.uniqueArray(fc.constantFrom(...sensitiveClasses), { maxLength: 2 }),
    tracks: fc.constantFrom<FeedbackRecord["tracks"]>(
      ["feedback"],
      ["complaint"],
      ["protection"],
      ["complaint", "protection"],
    ),
    lifecycle: fc.constantFrom(...lifecycles),
    status: fc.constantFrom(...statuses),
    messages: fc.integer({ min: 1, max: 9 }),
    firstResponseAt: fc.option(moment, { nil: undefined }),
    closedAt: fc.option(moment, { nil: undefined }),
    reopenedAt: fc.option(moment, { nil: undefined }),
    stoppedAt: fc.option(moment, { nil: undefined }),
    loop: fc.option(fc.record({ by: fc.constantFrom(...loopMethods), at: moment }), { nil: undefined }),
    site: fc.option(fc.constantFrom("orchard-camp", "mill-crossing"), { nil: undefined }),
  })
  .map(aRecord);

describe("the counters", () => {
  test("are the sum over the records, whatever happened to these on the way", () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 8 }), (life) => {
        const steps = life.map((state, index) => countChanges(life[index - 1], state, zone));
        expect(summed(steps)).toEqual(summed([countChanges(undefined, life.at(-1), zone)]));
      }),
    );
  });

  test("forget a record that is taken away whole", () => {
    fc.assert(
      fc.property(states, (record) => {
        expect(summed([countChanges(undefined, record, zone), countChanges(record, undefined, zone)])).toEqual({});
      }),
    );
  });

  test("hold a record in the week that it was opened, and its milestones in the weeks that they fell", () => {
    const record = aRecord({
      lifecycle: "closed",
      status: "action_taken",
      firstResponseAt: "2026-11-12T09:00:00.000Z",
      closedAt: "2026-11-23T09:00:00.000Z",
      messages: 2,
    });
    expect(countChanges(undefined, record, zone)).toEqual([
      {
        week: "2026-W46",
        increments: {
          "shown.received": 1,
          "shown.received.type.request": 1,
          "shown.received.channel.sms": 1,
          "shown.received.language.fr": 1,
          "shown.received.sensitivity.non_sensitive": 1,
          "shown.received.criticality.action_needed": 1,
          "shown.received.about.us": 1,
          "shown.received.site.unknown": 1,
          "shown.received.topic.food": 1,
          "shown.received.track.feedback": 1,
          "shown.now.closed": 1,
          "shown.status.action_taken": 1,
          "shown.progress.closed": 1,
          "shown.responded.2d": 1,
          "shown.resolved.14d": 1,
          "shown.messages": 2,
          "shown.answered": 1,
        },
      },
      { week: "2026-W47", increments: { "shown.due.in_time": 1 } },
      { week: "2026-W48", increments: { "shown.finished": 1, "shown.finished.not_told": 1 } },
    ]);
  });

  test.each<[string, Partial<FeedbackRecord>, string]>([
    ["nobody has answered yet", {}, "2026-W47 shown.due.waiting.first_response"],
    ["was answered in time", { firstResponseAt: "2026-11-17T10:00:00.000Z" }, "2026-W47 shown.due.in_time"],
    ["was answered late", { firstResponseAt: "2026-11-17T10:00:00.001Z" }, "2026-W47 shown.due.late"],
    ["was visited in time", { loop: { by: "visit", at: "2026-11-12T10:00:00.000Z" } }, "2026-W47 shown.due.in_time"],
    ["was closed without the answer it asked for", closed, "2026-W47 shown.due.late"],
    ["gave thanks and was closed", { ...closed, type: "praise" }, "2026-W47 shown.due.in_time"],
    ["wants no answer and was closed", { ...closed, contactWishes: ["no_reply"] }, "2026-W47 shown.due.in_time"],
    ["is urgent", { criticality: "urgent" }, "2026-W47 shown.due.waiting.urgent"],
    ["complains", { type: "report", tracks: ["complaint"] }, "2026-W47 shown.due.waiting.complaint"],
    ["was told by a call", { ...closed, loop: { by: "call", at: closed.closedAt } }, "2026-W46 shown.finished.call"],
    ["has stopped messages", { ...closed, stoppedAt: closed.closedAt }, "2026-W46 shown.finished.stopped"],
    ["is satisfied", { satisfaction: { score: 4, at: closed.closedAt } }, "2026-W46 shown.rated.satisfied"],
    ["was opened again", { reopenedAt: "2026-11-25T10:00:00.000Z" }, "2026-W48 shown.reopened"],
    ["tells a rumour", { type: "observation" }, "2026-W46 shown.received.rumour.food"],
    ["belongs to a site", { site: "old-quay" }, "2026-W46 shown.received.site.old-quay"],
  ])("know of a record that %s", (_, told, counter) => {
    expect(summed([countChanges(undefined, aRecord(told), zone)])).toMatchObject({ [counter]: 1 });
  });

  test("take a record that turns out to be sensitive out of what everybody may see, without a trace", () => {
    const before = aRecord();
    const after = aRecord({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    const left = summed([countChanges(undefined, before, zone), countChanges(before, after, zone)]);
    expect(Object.keys(left).filter((name) => !name.includes(" misconduct."))).toEqual([]);
    expect(left["2026-W46 misconduct.received.class.sea"]).toBe(1);
  });

  test.each<[string, Partial<FeedbackRecord>, string]>([
    ["plain feedback", {}, "shown"],
    ["a complaint about a service", { tracks: ["complaint"] }, "shown"],
    ["a sensitive complaint", { sensitivity: "sensitive", tracks: ["complaint"] }, "misconduct"],
    ["harm", { sensitivity: "sensitive", tracks: ["protection"], sensitive: ["gbv"] }, "harm"],
    ["harm and a complaint at once", { sensitivity: "sensitive", tracks: ["protection", "complaint"] }, "misconduct"],
    ["feared misconduct", { sensitivity: "to_be_clarified", sensitive: ["sea"] }, "misconduct"],
    ["a picture that nobody has looked at", { sensitivity: "to_be_clarified" }, "unclear"],
  ])("keep %s where it belongs", (_, told, part) => {
    const [{ increments } = { increments: {} }] = countChanges(undefined, aRecord(told), zone);
    expect(new Set(Object.keys(increments).map((name) => name.split(".")[0]))).toEqual(new Set([part]));
  });
});
