import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { withNextDue } from "../../functions/domain/feedback/next-due.ts";
import { outsideId, type Recipient } from "../../functions/domain/feedback/on-duty.ts";
import { overdueOf } from "../../functions/domain/feedback/overdue.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { reminderWords } from "../../functions/domain/feedback/reminder-words.ts";
import { remindersFor } from "../../functions/domain/feedback/reminders.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aRecord } from "../a-record.ts";
import { integrity, now, person, protection, roster, watch } from "../notify/roster.ts";

const { clocks } = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const calendar = { timeZone: "UTC", workingDays: [] };
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

/** A question that came so many days ago; its first response is due after five. */
const question = (days: number, told: Partial<FeedbackRecord> = {}) =>
  aRecord({ type: "question", openedAt: daysAgo(days), firstResponseAt: undefined, ...told });
const outside: Recipient = { id: outsideId, email: "outside@example.org" };
const late = (record: FeedbackRecord) => overdueOf(record, clocks, calendar, now);

describe("a record is overdue", () => {
  test("from the moment its first clock has run out, and for long two working days later", () => {
    expect(late(question(4))).toBeUndefined();
    expect(late(question(5))).toMatchObject({ since: now.toISOString(), isLong: false });
    expect(late(question(7))).toMatchObject({ isLong: true });
  });

  test("by each clock of ours: urgent, complaint, outcome, unanswered, to be clarified, sensitive and undecided", () => {
    const plain = { type: "praise", openedAt: daysAgo(4) } as const;
    expect(late(aRecord({ ...plain, criticality: "urgent" }))?.since).toBe(daysAgo(1));
    expect(late(aRecord({ ...plain, tracks: ["complaint"], openedAt: daysAgo(31) }))?.since).toBe(daysAgo(1));
    expect(late(aRecord({ ...plain, openedAt: daysAgo(32) }))?.since).toBe(daysAgo(2));
    const answered = { ...plain, firstResponseAt: daysAgo(3), lifecycle: "in_progress" } as const;
    expect(late(aRecord({ ...answered, outcomeAt: daysAgo(3) }))?.since).toBe(daysAgo(1));
    expect(late(aRecord({ ...answered, outcomeAt: daysAgo(3), safeContact: "no" }))).toBeUndefined();
    expect(late(aRecord({ ...answered, sensitivity: "to_be_clarified" }))?.since).toBe(daysAgo(3));
    expect(late(aRecord({ ...answered, sensitivity: "sensitive" }))?.since).toBe(daysAgo(1));
  });

  test("not while it waits for the person, nor by what has notices of its own", () => {
    expect(late(question(7, { waitingSince: daysAgo(6) }))).toBeUndefined();
    const danger = { sensitivity: "sensitive", sensitive: ["life_threat"], urgency: "immediate" } as const;
    expect(late(aRecord({ ...danger, type: "praise", openedAt: daysAgo(2), criticality: "urgent" }))).toBeUndefined();
  });
});

describe("the queue", () => {
  const dueOf = (record: FeedbackRecord) => withNextDue(record, clocks, calendar).nextDueAt;
  test("is ordered by what is due next, and not by a clock that has been kept", () => {
    expect(dueOf(question(2))).toBe(new Date(Date.parse(daysAgo(-3))).toISOString());
    const answered = question(2, { firstResponseAt: daysAgo(1), lifecycle: "in_progress" });
    expect(dueOf(answered)).toBe(daysAgo(-29));
    expect(dueOf({ ...answered, outcomeAt: daysAgo(1) })).toBe(daysAgo(-1));
  });

  test("lets what waits for the person sink, for as long as nothing may stay unanswered", () => {
    expect(dueOf(question(2, { waitingSince: daysAgo(1) }))).toBe(daysAgo(-29));
  });
});

const people = [
  person("a1", "accountability_officer"),
  person("a2", "accountability_officer"),
  protection("p1"),
  integrity("i1"),
  person("s1", "supervisor"),
];
const record = (told: Partial<FeedbackRecord> = {}, days = 5) => {
  const found = late(question(days, { assignee: "a1" as PersonId, ...told }));
  if (!found) throw new Error("It is not overdue.");
  return found;
};
const told = (overdue: ReturnType<typeof record>, of = people, watches = [watch("any", "a2")]) =>
  remindersFor([overdue], roster(of, watches))
    .map(({ to, own, others }) => `${to.id}${own.length > 0 ? "" : ` above${others.length}`}`)
    .sort();

describe("of what is overdue is reminded", () => {
  test("whoever has it", () => expect(told(record())).toEqual(["a1"]));
  test("whoever is on duty, where nobody has it", () => expect(told(record({ assignee: undefined }))).toEqual(["a2"]));
  test("whoever is on duty, where who has it is away", () => {
    const absent = { absentUntil: daysAgo(-3) };
    expect(told(record(), [person("a1", "accountability_officer", absent), ...people.slice(1)])).toEqual(["a2"]);
  });
  test("everybody who may read it, where nobody is on duty", () => {
    expect(told(record({ assignee: undefined }), people, [])).toEqual(["a1", "a2", "i1", "p1", "s1"]);
  });
  test("the supervisor as well, when it is late for long", () => {
    expect(told(record({}, 7))).toEqual(["a1", "s1 above1"]);
  });
  test("nobody whom it is about: not who had it, not on duty, not the supervisor, but the outside person", () => {
    expect(told(record({ concerns: ["a1"] }))).toEqual(["a2"]);
    expect(told(record({ concerns: ["a1", "a2", "s1"] }, 7))).toEqual(["i1", "outside above1", "p1"]);
    expect(told(record({ concerns: people.map(({ id }) => id) }))).toEqual(["outside"]);
  });
  test("of a hidden one its focal points alone", () => {
    const hidden = {
      sensitivity: "sensitive",
      sensitive: ["gbv"],
      tracks: ["protection"],
      assignee: undefined,
    } as const;
    expect(told(record({ ...hidden, lifecycle: "in_progress" }, 4))).toEqual(["p1"]);
  });
});

describe("a reminder", () => {
  test("is one for each person, with codes and clocks and not a word more", () => {
    const two = [
      record({ reference: "HB2345678X" as ReferenceCode, site: "orchard-camp", sensitive: ["sea"] }),
      record({ reference: "HB3456789X" as ReferenceCode }, 6),
    ];
    const [reminder, ...others] = remindersFor(two, roster(people));
    expect(others).toEqual([]);
    if (!reminder) throw new Error("Nobody is reminded.");
    const { subject, text } = reminderWords(reminder, "Example Society", () => "UTC");
    expect(subject).toBe("For you: 2 overdue");
    expect(text.indexOf("HB3456789X")).toBeLessThan(text.indexOf("HB2345678X"));
    expect(text).toContain("HB2345678X  20 Nov 2026");
    expect(text).not.toMatch(/orchard|question|sea|complaint|sensitive|northern|water/i);
  });

  test("names fifty at most, and says how many more there are", () => {
    const many = Array.from({ length: 60 }, () => record());
    const { text } = reminderWords({ to: outside, own: many, others: [] }, "Example Society", () => "UTC");
    expect(text.match(/HB[2-9B-Z]{8}/g)).toHaveLength(50);
    expect(text).toContain("and 10 more");
  });

  test("asks nobody to sign in who has no login", () => {
    const wordsFor = (to: Recipient) =>
      reminderWords({ to, own: [record()], others: [] }, "Example Society", () => "UTC").text;
    expect(wordsFor({ id: "a1", email: "a1@example.org" })).toContain("Sign in");
    expect(wordsFor(outside)).not.toContain("Sign in");
    expect(wordsFor(outside)).toContain("call somebody in charge");
  });
});
