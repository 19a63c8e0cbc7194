import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withQuiet, withRecent } from "../../functions/domain/feedback/change.ts";
import { noticeKinds } from "../../functions/domain/feedback/escalation.ts";
import { type Notice, noticeOf } from "../../functions/domain/feedback/notice.ts";
import type { Roster } from "../../functions/domain/feedback/on-duty.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { afterTelling, deliveriesOf, turnOf } from "../../functions/domain/feedback/telling.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aRecord } from "../a-record.ts";
import { now, person, protection, roster, watch } from "./roster.ts";

const { clocks } = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const openedAt = now.toISOString();
const people = [protection("p1", { phone: "+15550141" }), protection("p2"), person("s1", "supervisor")];
const onDuty = roster(people, [watch("any", "p1", "p2")]);

const danger = aRecord({
  openedAt,
  sensitivity: "sensitive",
  sensitive: ["life_threat"],
  urgency: "immediate",
  tracks: ["protection"],
});
const violence = aRecord({ ...danger, sensitive: ["gbv"], urgency: "high" });
const sensitive = aRecord({ ...danger, sensitive: ["detention"], urgency: "normal" });

type Told = { readonly minutes: number; readonly to: readonly string[] };
type World = { readonly record: (at: Date) => FeedbackRecord | undefined; readonly fails?: (key: string) => boolean };

/** Lives through a notice minute by minute, as the sweep brings it back, and notes who was told when. */
const live = (record: FeedbackRecord, whom: Roster, world: World, minutes = 60 * 24 * 60): readonly Told[] => {
  const told: Told[] = [];
  let notice: Notice | undefined = noticeOf(record, "n1");
  for (let minute = 0; notice && !notice.endedAt && minute <= minutes; minute++) {
    const at = new Date(now.getTime() + minute * 60_000);
    const turn = turnOf(notice, world.record(at), { ...whom, now: at }, clocks);
    if (turn === "over") break;
    if (turn === "wait") continue;
    const deliveries = deliveriesOf(notice, turn.recipients, true);
    const delivered = deliveries.map(({ key }) => key).filter((key) => !world.fails?.(key));
    told.push({ minutes: minute, to: delivered });
    const failed = deliveries.length - delivered.length;
    notice = afterTelling(notice, turn.recipients, { delivered, failed }, at, clocks);
  }
  return told;
};

const takenUp = (record: FeedbackRecord) =>
  withRecent(record, { ...record, lifecycle: "in_progress", version: record.version + 1 }, openedAt);
const untouched = (record: FeedbackRecord): World => ({ record: () => record });
const steps = (told: readonly Told[]) => told.map(({ minutes, to }) => `${minutes}: ${to.join(" ")}`);

describe("danger", () => {
  test("is told to the backup after 15 minutes, to the supervisor after 30, to the outside person after 45", () => {
    expect(steps(live(danger, onDuty, untouched(danger))).slice(0, 4)).toEqual([
      "0: mail/p1 text/p1",
      "15: mail/p1 text/p1 mail/p2",
      "30: mail/p1 text/p1 mail/p2 mail/s1",
      "45: mail/p1 text/p1 mail/p2 mail/s1 mail/outside",
    ]);
  });

  test("goes on to whoever there is where the backup is missing", () => {
    const alone = roster([protection("p1")], [watch("any", "p1")]);
    expect(steps(live(danger, alone, untouched(danger))).slice(0, 3)).toEqual([
      "0: mail/p1",
      "15: mail/p1 mail/outside",
      "30: mail/p1 mail/outside",
    ]);
  });

  test("goes on however often its writer, or whoever holds the telephone, writes again", () => {
    const again = withQuiet(danger, { ...danger, messages: 2, version: danger.version + 1 }, openedAt);
    expect(live(danger, onDuty, untouched(again))).toEqual(live(danger, onDuty, untouched(danger)));
  });

  test("stops the moment that a person has taken the record", () => {
    const taken = new Date(now.getTime() + 20 * 60_000);
    const record = (at: Date) => (at >= taken ? takenUp(danger) : danger);
    expect(live(danger, onDuty, { record }).map(({ minutes }) => minutes)).toEqual([0, 15]);
  });
});

describe("whoever holds the telephone", () => {
  test("silences nobody by STOP or DELETE: neither means that somebody has taken the record up", () => {
    const stopped = { ...danger, stoppedAt: openedAt, version: danger.version + 1 };
    const asked = {
      ...stopped,
      keeping: { gone: ["address"], askedAt: openedAt },
      version: danger.version + 2,
    } as const;
    expect(steps(live(danger, onDuty, untouched(asked))).slice(0, 2)).toEqual([
      "0: mail/p1 text/p1",
      "15: mail/p1 text/p1 mail/p2",
    ]);
  });
});

describe("what is sensitive", () => {
  test("reminds the one on duty, and goes up when the clocks of the settings have run out", () => {
    const told = steps(live(sensitive, onDuty, untouched(sensitive)));
    expect(told).toEqual([
      "0: mail/p1",
      `${12 * 60}: mail/p1`,
      `${24 * 60}: mail/p1 mail/p2`,
      `${48 * 60}: mail/p1 mail/p2`,
      `${72 * 60}: mail/p1 mail/p2 mail/s1`,
      `${144 * 60}: mail/p1 mail/p2 mail/s1 mail/outside`,
      `${288 * 60}: mail/p1 mail/p2 mail/s1 mail/outside`,
      `${576 * 60}: mail/p1 mail/p2 mail/s1 mail/outside`,
    ]);
  });

  test("is told to the backup within an hour and to everybody within four, where it is recent violence", () => {
    expect(steps(live(violence, onDuty, untouched(violence))).slice(0, 4)).toEqual([
      "0: mail/p1",
      "60: mail/p1 mail/p2",
      "120: mail/p1 mail/p2 mail/s1",
      "240: mail/p1 mail/p2 mail/s1 mail/outside",
    ]);
  });

  test("is never told where the record is gone or was changed before the first mail", () => {
    expect(live(sensitive, onDuty, { record: () => undefined })).toEqual([]);
    expect(live(sensitive, onDuty, untouched(takenUp(sensitive)))).toEqual([]);
  });

  test("is never told of a record that is not hidden", () => {
    expect(noticeOf(aRecord(), "n1")).toBeUndefined();
  });
});

describe("somebody who cannot be reached", () => {
  test("is tried again every minute for a while, and nobody else is told twice for it", () => {
    const told = live(danger, onDuty, { record: () => danger, fails: (key) => key === "text/p1" }, 20);
    expect(steps(told).slice(0, 5)).toEqual(["0: mail/p1", "1: ", "2: ", "3: ", "18: mail/p1 mail/p2"]);
  });
});

describe("a notice", () => {
  test("always ends, tells nobody more than eight times, and only people who may be told", () => {
    const anyWorld = fc.record({
      kind: fc.constantFrom(danger, violence, sensitive),
      failing: fc.uniqueArray(fc.constantFrom<string>("mail/p1", "text/p1", "mail/p2", "mail/s1", "mail/outside")),
    });
    expect(noticeKinds.slice(0, 3)).toEqual(["danger", "violence", "sensitive"]);
    fc.assert(
      fc.property(anyWorld, ({ kind, failing }) => {
        const told = live(kind, onDuty, { record: () => kind, fails: (key) => failing.includes(key) });
        const counts = Map.groupBy(
          told.flatMap(({ to }) => to),
          (key) => key,
        );
        for (const times of counts.values()) expect(times.length).toBeLessThanOrEqual(8);
        expect([...counts.keys()].filter((key) => failing.includes(key))).toEqual([]);
        expect(told.at(-1)?.minutes).toBeLessThan(30 * 24 * 60);
      }),
      { numRuns: 25 },
    );
  });
});
