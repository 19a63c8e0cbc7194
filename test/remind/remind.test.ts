import { readFileSync } from "node:fs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { directory } from "../../functions/adapters/directory.ts";
import { mailer } from "../../functions/adapters/mail.ts";
import { overdueRecords } from "../../functions/adapters/overdue-records.ts";
import { recordItem } from "../../functions/adapters/record-items.ts";
import { sentOnce } from "../../functions/adapters/sent-once.ts";
import type { PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { remind } from "../../functions/remind.ts";
import { aRecord } from "../a-record.ts";
import { person } from "../notify/roster.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const opened = "2026-11-11T10:00:00.000Z";
const wednesday = "2026-11-18T10:05:00Z";

let cloud: SmallCloud;
let lines: LogEvent[] = [];
beforeAll(async () => {
  cloud = await smallCloud();
  const { putPerson } = directory(cloud.db, cloud.table);
  for (const [id, programmes] of [["a1"], ["a2"], ["h1", ["harbour"]]] as [string, string[]?][])
    await putPerson(person(id, "accountability_officer", programmes && { programmes }), 0);
  await putPerson(person("s1", "supervisor"), 0);
  await put({ reference: "HB2222222A" as ReferenceCode, assignee: "a1" as PersonId });
  await put({ reference: "HB3333333A" as ReferenceCode, assignee: "a1" as PersonId, tracks: ["complaint"] });
  await put({ reference: "HB4444444A" as ReferenceCode, assignee: "a2" as PersonId, lifecycle: "closed" });
  await put({ reference: "HB5555555A" as ReferenceCode, assignee: "a2" as PersonId, openedAt: wednesday });
  await put({ reference: "HB6666666A" as ReferenceCode, assignee: "h1" as PersonId, programme: "harbour" });
});
afterAll(async () => cloud.stop());

const put = async (told: Partial<FeedbackRecord>) => {
  const record = aRecord({ type: "question", openedAt: opened, dueAt: "2026-11-18T10:00:00.000Z", ...told });
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item: recordItem(record) }));
};
const run = async (at: string) => {
  lines = [];
  await remind({
    settings,
    overdue: overdueRecords(cloud.db, cloud.table),
    directory: directory(cloud.db, cloud.table),
    sentOnce: sentOnce(cloud.db, cloud.table),
    mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
    now: () => new Date(at),
    log: typedLog("remind", (line) => lines.push(line as LogEvent)),
  })(() => 10_000, { at });
};
const mails = async () => (await cloud.mails()).map(({ to, text = "" }) => ({ to: to?.[0]?.address, text }));

describe("by the clock", () => {
  test("nobody is reminded out of hours, however late a record is", async () => {
    await run("2026-11-18T05:05:00Z");
    await run("2026-11-22T10:05:00Z");
    expect([await mails(), lines]).toEqual([[], []]);
  });

  test("everybody gets one mail a day with what is theirs, also where one is refused", async () => {
    cloud.refused.add("h1@example.org");
    await expect(run(wednesday)).rejects.toThrow("undelivered");
    cloud.refused.clear();
    const [mail, ...others] = await mails();
    expect([mail?.to, others]).toEqual(["a1@example.org", []]);
    expect(mail?.text).toContain("HB2222222A");
    expect(mail?.text).toContain("HB3333333A");
    expect(mail?.text).not.toMatch(/HB4444444A|HB5555555A|HB6666666A/);
  });

  test("the next hour mails whoever was refused, and nobody twice", async () => {
    await run("2026-11-18T11:05:00Z");
    await Promise.all([run("2026-11-18T12:05:00Z"), run("2026-11-18T12:05:00Z")]);
    expect((await mails()).map(({ to }) => to)).toEqual(["a1@example.org", "h1@example.org"]);
    expect(lines).toContainEqual({ event: "reminded", overdue: 3, mails: 0, earlier: 2 });
  });

  test("the next working day reminds again, and when it is late for long the supervisor learns of it, or who is outside", async () => {
    const on = async (at: string) => {
      const before = (await mails()).length;
      await run(at);
      return (await mails()).slice(before);
    };
    const names = (all: Awaited<ReturnType<typeof mails>>) => all.map(({ to }) => to?.split("@")[0]).sort();
    // By the coast Saturday is a working day: there it is late for longer, and no supervisor is entered.
    const thursday = await on("2026-11-19T10:05:00Z");
    expect(names(thursday)).toEqual(["a1", "h1", "outside.recipient"]);
    expect(thursday.find(({ to }) => to?.startsWith("outside"))?.text).toContain("HB6666666A");
    const friday = await on("2026-11-20T10:05:00Z");
    expect(names(friday)).toEqual(["a1", "h1", "outside.recipient", "s1"]);
    expect(friday.find(({ to }) => to?.startsWith("s1"))?.text).toContain("late for long:\nHB2222222A");
  });
});
