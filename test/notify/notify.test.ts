import { readFileSync } from "node:fs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { directory } from "../../functions/adapters/directory.ts";
import { noticeKey, outbox, schema } from "../../functions/adapters/keys.ts";
import { mailer } from "../../functions/adapters/mail.ts";
import { notices } from "../../functions/adapters/notices.ts";
import { outboxOf } from "../../functions/adapters/outbox.ts";
import { recordItem } from "../../functions/adapters/record-items.ts";
import { twilioMessages } from "../../functions/adapters/twilio-messages.ts";
import { withRecent } from "../../functions/domain/feedback/change.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { type Notice, noticeOf } from "../../functions/domain/feedback/notice.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { notifying } from "../../functions/notify.ts";
import { aRecord } from "../a-record.ts";
import { type Bench, startBench } from "../local/twilio/emulator.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";
import { now, person, protection, watch } from "./roster.ts";

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const minute = 60_000;

let cloud: SmallCloud;
let bench: Bench;
let lines: LogEvent[] = [];
let clock = now;

beforeAll(async () => {
  cloud = await smallCloud();
  bench = await startBench({ numbers: ["+15550100"] });
  const { putPerson, putDuty } = directory(cloud.db, cloud.table);
  await putPerson(protection("p1", { phone: "+15550141" }), 0);
  await putPerson(protection("p2"), 0);
  await putPerson(person("s1", "supervisor"), 0);
  await putDuty({ watches: [watch("any", "p1", "p2")] }, 0);
});
afterAll(async () => {
  await bench.stop();
  await cloud.stop();
});

const notify = (id: string) => {
  const { accountSid, apiKey, apiSecret: apiKeySecret } = bench.twilio.options;
  return notifying({
    settings,
    notices: notices(cloud.db, cloud.table),
    directory: directory(cloud.db, cloud.table),
    mail: mailer(settings.mail.from, settings.mail.replyTo),
    messages: twilioMessages(async () => ({ accountSid, apiKey, apiKeySecret }), bench.twilio.url),
    now: () => clock,
    log: typedLog("notify", (line) => lines.push(line as LogEvent)),
  })(id);
};

const put = (Item: Record<string, unknown>) => cloud.db.send(new PutCommand({ TableName: cloud.table, Item }));

/** A record in danger of life with its notice, as an opening writes them. */
const opened = async (reference: string): Promise<{ record: FeedbackRecord; notice: Notice }> => {
  clock = now;
  lines = [];
  const record = aRecord({
    reference: reference as ReferenceCode,
    openedAt: now.toISOString(),
    dueAt: new Date(now.getTime() + 15 * minute).toISOString(),
    sensitivity: "sensitive",
    sensitive: ["life_threat"],
    urgency: "immediate",
    tracks: ["protection"],
  });
  const notice = noticeOf(record, `notice-${reference}`);
  if (!notice) throw new Error("A sensitive record has a notice.");
  await put(recordItem(record));
  await put({
    ...noticeKey(notice.id),
    ...notice,
    ...outbox(notice.id, notice.createdAt, "notices"),
    schema,
  });
  return { record, notice };
};

const mailsOf = async (reference: string) =>
  (await cloud.mails()).filter(({ text }) => text?.includes(reference)).map(({ to }) => to?.[0]?.address);
const textsOf = async (reference: string) =>
  (await bench.sdk.messages.list()).filter(({ body }) => body.includes(reference));
const waitingAt = async (at: Date) => (await outboxOf(cloud.db, cloud.table)(at, 100)).map(({ ids }) => ids.notice);

describe("a notice of danger", () => {
  test("goes by mail and by SMS to the one on duty, and says the reference and the clock alone", async () => {
    const { notice } = await opened("HB2222222A");
    await notify(notice.id);
    const [mail] = (await cloud.mails()).filter(({ text }) => text?.includes("HB2222222A"));
    expect(mail?.to?.map(({ address }) => address)).toEqual(["p1@example.org"]);
    expect(mail?.from?.address).toBe(settings.mail.from);
    expect(mail?.html).toBeUndefined();
    const [text] = await textsOf("HB2222222A");
    expect(text).toMatchObject({ to: "+15550141", from: "+15550100" });
    for (const words of [mail?.subject, mail?.text, text?.body]) {
      expect(words).not.toMatch(/danger|life|threat|protection|camp|northern|sensitive/i);
    }
    expect(lines).toEqual([{ event: "notice_sent", mails: 1, texts: 1 }]);
  });

  test("told twice at once is told once", async () => {
    const { notice } = await opened("HB2222223A");
    await Promise.all([notify(notice.id), notify(notice.id), notify(notice.id)]);
    expect(await mailsOf("HB2222223A")).toEqual(["p1@example.org"]);
    expect(await textsOf("HB2222223A")).toHaveLength(1);
  });

  test("leaves the outbox until its next step is due, is told then, and never floods", async () => {
    const { notice } = await opened("HB2222224A");
    await notify(notice.id);
    for (let minutes = 1; minutes < 15; minutes++) {
      clock = new Date(now.getTime() + minutes * minute);
      expect(await waitingAt(clock)).not.toContain(notice.id);
      await notify(notice.id);
    }
    expect(await mailsOf("HB2222224A")).toEqual(["p1@example.org"]);
    clock = new Date(now.getTime() + 15 * minute + 1);
    expect(await waitingAt(clock)).toContain(notice.id);
    await notify(notice.id);
    expect((await mailsOf("HB2222224A")).sort()).toEqual(["p1@example.org", "p1@example.org", "p2@example.org"]);
  });

  test("is over once a person has changed the record", async () => {
    const { notice, record } = await opened("HB2222225A");
    await notify(notice.id);
    await put(recordItem(withRecent(record, { ...record, lifecycle: "in_progress", version: 2 }, now.toISOString())));
    clock = new Date(now.getTime() + 16 * minute);
    await notify(notice.id);
    expect(await mailsOf("HB2222225A")).toHaveLength(1);
    expect(await waitingAt(new Date(now.getTime() + 365 * 24 * 60 * minute))).not.toContain(notice.id);
  });

  test("is told again rather than never by whoever follows a crash", async () => {
    const { notice } = await opened("HB2222226A");
    await notices(cloud.db, cloud.table).claim(notice, new Date(now.getTime() + minute).toISOString());
    await notify(notice.id);
    expect(await mailsOf("HB2222226A")).toEqual([]);
    clock = new Date(now.getTime() + minute + 1);
    expect(await waitingAt(clock)).toContain(notice.id);
    await notify(notice.id);
    expect(await mailsOf("HB2222226A")).toEqual(["p1@example.org"]);
  });

  test("reaches the others where one mail is refused, and tries that one again without telling them twice", async () => {
    const { notice } = await opened("HB2222227A");
    await notify(notice.id);
    clock = new Date(now.getTime() + 16 * minute);
    cloud.refused.add("p2@example.org");
    await expect(notify(notice.id)).rejects.toThrow("undelivered");
    expect(await mailsOf("HB2222227A")).toEqual(["p1@example.org", "p1@example.org"]);
    cloud.refused.clear();
    clock = new Date(now.getTime() + 18 * minute);
    await notify(notice.id);
    expect((await mailsOf("HB2222227A")).sort()).toEqual(["p1@example.org", "p1@example.org", "p2@example.org"]);
  });

  test("of a record that is gone tells nobody", async () => {
    const { notice } = await opened("HB2222228A");
    await put({ ...noticeKey("notice-gone"), ...notice, id: "notice-gone", reference: "HB9999999A" });
    await notify("notice-gone");
    await notify("notice-that-never-was");
    expect(lines).toEqual([]);
  });
});
