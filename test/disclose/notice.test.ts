import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Glass, noticeOfGlass } from "../../functions/domain/feedback/glass.ts";
import type { PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { noticeWords } from "../../functions/domain/feedback/notice-words.ts";
import { outsideId } from "../../functions/domain/feedback/on-duty.ts";
import { turnOf } from "../../functions/domain/feedback/telling.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aRecord } from "../a-record.ts";
import { integrity, now, roster, watch } from "../notify/roster.ts";

const { clocks } = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const record = aRecord({ sensitivity: "sensitive", tracks: ["complaint"], sensitive: ["sea"] });
const glass: Glass = {
  id: "9d9f1c1e-0000-4000-8000-000000000000",
  kind: "break_glass",
  reference: "HB2345678X" as ReferenceCode,
  person: "opener" as PersonId,
  at: now.toISOString(),
  until: now.toISOString(),
  second: "i2",
  opened: [],
};
const people = [integrity("opener"), integrity("i2", { programmes: ["harbour"] })];
const whom = roster(people, [watch("any", "opener")]);
const notice = noticeOfGlass(glass, record, now.toISOString());

describe("the notice of an opening", () => {
  test("goes to the second person, also when somebody has changed the record since", () => {
    expect(turnOf(notice, { ...record, recent: [{ version: 9 }] }, whom, clocks)).toMatchObject({
      recipients: [{ id: "i2" }],
    });
  });

  test("goes to the outside person where the second is gone, never to who is on duty: that may be the opener", () => {
    const alone = { ...whom, people: people.slice(0, 1), outside: { id: outsideId, email: "outside@example.net" } };
    expect(turnOf(notice, record, alone, clocks)).toMatchObject({ recipients: [{ id: outsideId }] });
  });

  test("is over when it has been reviewed", () => {
    expect(turnOf({ ...notice, endedAt: now.toISOString() }, record, whom, clocks)).toBe("over");
  });

  test("says no more than the reference, the clock and that something was opened", () => {
    const { subject, mail, text } = noticeWords(notice, "Example Society", "Africa/Tunis");
    expect(subject).toBe("For you: HB2345678X");
    expect(mail).toContain("somebody opened what was sealed");
    expect(mail + text).not.toMatch(/\b(sea|complaint|integrity|break|danger)\b/i);
  });
});
