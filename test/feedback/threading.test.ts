import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Coding } from "../../functions/domain/coding/coding.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { joinHidden, joinRecord, reopenRecord } from "../../functions/domain/feedback/open.ts";
import type { FeedbackRecord, ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import { isRestOf, mayGoOn, threading } from "../../functions/domain/feedback/threading.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aCoding } from "../a-coding.ts";
import { aRecord } from "../a-record.ts";

const rules = { afterClosing: "reopen", reopenDays: 14, newMatterAfterHours: 12 } as const;
const opened = "2026-11-10T10:00:00.000Z";
const calendar = { timeZone: "UTC", workingDays: ["monday", "tuesday", "wednesday", "thursday", "friday"] };
const { clocks } = parseSettings(JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8")));

const aMessage = (hoursLater: number, told: Partial<Coding> = {}, programme = "northern-route") =>
  ({
    programme,
    receivedAt: new Date(Date.parse(opened) + hoursLater * 3_600_000).toISOString(),
    attachments: [],
    coding: aCoding(told),
  }) as unknown as ReceivedMessage;
const now = "2026-11-10T11:00:01.000Z";
const closed: Partial<FeedbackRecord> = { lifecycle: "closed", closedAt: opened };

describe("a message of the same person", () => {
  test.each<[string, Partial<FeedbackRecord>, ReceivedMessage, string]>([
    ["about the same, soon", {}, aMessage(1), "join"],
    [
      "about something else, soon: people jump from one thing to the other",
      {},
      aMessage(1, { topics: ["cash"] }),
      "join",
    ],
    ["about something else, the next day", {}, aMessage(24, { topics: ["cash"] }), "new"],
    ["about the same and more, the next day", {}, aMessage(24, { topics: ["cash", "food"] }), "join"],
    ["about nothing named, the next day", {}, aMessage(24, { topics: ["other"] }), "join"],
    [
      "that says thanks for something else, the next day",
      {},
      aMessage(24, { type: "praise", topics: ["cash"] }),
      "join",
    ],
    ["to another programme", {}, aMessage(1, {}, "harbour"), "new"],
    ["that is sensitive", {}, aMessage(1, { sensitivity: "sensitive" }), "new"],
    ["that a person has to look at", {}, aMessage(1, { sensitivity: "to_be_clarified" }), "new"],
    ["after something sensitive", { sensitivity: "sensitive" }, aMessage(0.001), "new"],
    ["after closing", closed, aMessage(24), "reopen"],
    ["long after closing", closed, aMessage(15 * 24), "new"],
    ["that says thanks after closing", closed, aMessage(24, { type: "praise" }), "new"],
    ["after closing, about something else", closed, aMessage(24, { topics: ["cash"] }), "new"],
    [
      "after it asked for deletion",
      { ...closed, keeping: { gone: [], askedAt: opened } as unknown as FeedbackRecord["keeping"] },
      aMessage(24),
      "new",
    ],
  ])("%s", (_, record, message, how) => {
    expect(threading(aRecord(record), message, rules)).toBe(how);
  });

  test("without a record begins one", () => {
    expect(threading(undefined, aMessage(1), rules)).toBe("new");
  });

  test("after closing opens a new record where the settings say so", () => {
    expect(threading(aRecord(closed), aMessage(1), { ...rules, afterClosing: "new" })).toBe("new");
  });

  test("that goes on where a long SMS was cut joins, whatever it seems to be about", () => {
    const silent = { lastMessageAt: "2026-11-09T10:00:00.000Z" };
    const part = aMessage(0.002, { topics: ["cash"] });
    expect(threading(aRecord(silent), part, rules)).toBe("new");
    expect(threading(aRecord(silent), part, rules, true)).toBe("join");
  });

  test("that goes on where a sensitive SMS was cut goes with it, and brings nothing sensitive to what is not", () => {
    const hidden = aRecord({ sensitivity: "sensitive" });
    const graver = aMessage(0.002, { sensitivity: "sensitive" });
    expect([aMessage(0.002), graver].map((rest) => threading(hidden, rest, rules, true))).toEqual(["join", "join"]);
    expect(threading(hidden, aMessage(0.002), rules)).toBe("new");
    expect(threading(aRecord(), graver, rules, true)).toBe("new");
  });

  test.each([
    [0, true],
    [29, true],
    [31, false],
    [-1, false],
  ])("%i seconds after one as long as a part is the rest of it: %s", (seconds, is) => {
    const first = { reference: "HB7K2MQX4T" as ReferenceCode, since: opened };
    expect(isRestOf(first, aMessage(seconds / 3_600))).toBe(is);
  });
});

test.each([
  ["sms", 153, true],
  ["sms", 160, true],
  ["sms", 67, true],
  ["sms", 100, false],
  ["sms", 20, false],
  ["sms", 1_600, true],
  ["sms", 900, false],
  ["whatsapp", 160, false],
])("on %s a text of %i characters may be a part: %s", (channel, length, may) => {
  expect(mayGoOn(channel, "x".repeat(length))).toBe(may);
});

describe("the record after another message", () => {
  test("keeps what it was coded as, rises and never falls, and says what changed", () => {
    const before = aRecord({ urgency: "high", topics: ["food"] });
    const after = joinRecord(
      before,
      aMessage(1, { topics: ["cash"], urgency: "normal", contactWishes: ["no_call"] }),
      now,
    );
    expect(after).toMatchObject({
      sensitivity: "non_sensitive",
      type: "request",
      topics: ["food", "cash"],
      urgency: "high",
      messages: 2,
      version: 2,
      recent: [{ version: 2, at: now, parts: expect.arrayContaining(["topics", "contactWishes", "messages"]) }],
    });
    expect(after.recent?.[0]?.parts).not.toContain("urgency");
  });

  test("of what is sensitive is graver where the rest of the message says so, and does not look taken up", () => {
    const feared = aRecord({ sensitivity: "to_be_clarified", tracks: ["protection"] });
    const graver = aMessage(0.002, { sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    const after = joinHidden(feared, graver, { clocks, calendar, at: now });
    expect(after).toMatchObject({ sensitivity: "sensitive", sensitive: ["sea"], messages: 2, topics: ["food"] });
    expect([...after.tracks].sort()).toEqual(["complaint", "protection"]);
    expect(after.dueAt < feared.dueAt).toBe(true);
    expect(after.recent).toMatchObject([{ version: 2, byChannel: true }]);
    const harmless = joinHidden(after, aMessage(0.003), { clocks, calendar, at: now });
    expect(harmless).toMatchObject({ sensitivity: "sensitive", sensitive: ["sea"], dueAt: after.dueAt, messages: 3 });
  });

  test("begins again where it was closed", () => {
    const after = reopenRecord(aRecord(closed), aMessage(24), { clocks, calendar, at: now });
    expect(after).toMatchObject({ lifecycle: "open", closedAt: undefined, reopenedAt: aMessage(24).receivedAt });
    expect(after.dueAt > aMessage(24).receivedAt).toBe(true);
  });
});
