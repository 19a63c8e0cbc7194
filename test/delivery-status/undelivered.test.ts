import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { countersReader } from "../../functions/adapters/read-counters.ts";
import type { Fate } from "../../functions/adapters/twilio-list.ts";
import { isOutsideWindow } from "../../functions/domain/conversation/provider-errors.ts";
import type { ReplyId } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord, Reply } from "../../functions/domain/feedback/record.ts";
import { isoWeek } from "../../functions/domain/statistics/iso-week.ts";
import { refreshReports } from "../../functions/refresh-reports.ts";
import { reportOnReply } from "../../functions/report-on-reply.ts";
import { newSid } from "../../local/twilio/sid.ts";
import { type Outgoing, outgoing } from "../send/outgoing.ts";

let out: Outgoing;
beforeAll(async () => {
  out = await outgoing();
});
afterAll(() => out.stop());

/** Half an hour after a reply was sent its report is overdue. */
const anHourOn = new Date(Date.now() + 3_600_000);
const failed = { status: "undelivered", code: 30_005 };
const hidden: Partial<FeedbackRecord> = { sensitivity: "sensitive", sensitive: ["gbv"], tracks: ["protection"] };

type Sent = Reply & { readonly providerId: string };

/** A reply that the provider has taken over, of a record that may be hidden. */
const sent = async (record: Partial<FeedbackRecord>): Promise<Sent> => {
  const reply = await out.queued("+999550000020", { record });
  const providerId = newSid("SM");
  await out.replies.advance(reply, { state: "sent", providerId });
  return { ...reply, providerId };
};

const failuresCounted = async (): Promise<number> => {
  const week = isoWeek(anHourOn, "Africa/Tunis");
  const [counts] = await countersReader(out.db, out.table, async () => undefined)("northern-route", [week]);
  return counts?.["service.undelivered"] ?? 0;
};

const byWebhook = async (reply: Sent) =>
  reportOnReply({ ...out, now: () => anHourOn }, reply, { ...failed, providerId: reply.providerId });
const byList = async (_?: Sent, fate: Fate = failed) =>
  refreshReports({
    settings: out.settings,
    due: dueItems(out.db, out.table),
    replies: out.replies,
    list: { fate: async () => fate },
    now: () => anHourOn,
    log: () => undefined,
  })(() => 1);

describe("a reply that never arrived", () => {
  test.each([
    ["the provider's webhook", byWebhook],
    ["its list, where the webhook never came", byList],
  ])("is counted once when %s tells of it, however often", async (_, hear) => {
    const before = await failuresCounted();
    const reply = await sent({});
    for (let times = 0; times < 2; times++) await hear(reply);
    for (const each of [byWebhook, byList]) await each(reply);
    expect(await failuresCounted()).toBe(before + 1);
    expect(await out.replies.find(reply.reference, reply.id)).toMatchObject({
      state: "failed",
      because: "The number does not exist any more.",
    });
  });

  test.each([
    ["the webhook", byWebhook],
    ["the list", byList],
  ])("of a hidden record is counted nowhere, whether %s tells of it", async (_, hear) => {
    const before = await failuresCounted();
    const reply = await sent(hidden);
    await hear(reply);
    expect(await failuresCounted()).toBe(before);
    expect((await out.replies.find(reply.reference, reply.id))?.state).toBe("failed");
  });

  test("because WhatsApp's window was over waits for READ, also where only the list says so", async () => {
    const reply = await out.queued("+999550000021", { kind: "answer" });
    const providerId = newSid("SM");
    await out.replies.advance(reply, { state: "sent", providerId });
    await byList(undefined, { status: "failed", code: isOutsideWindow });
    const again = await out.replies.find(reply.reference, `${reply.id}-again` as ReplyId);
    expect(again).toMatchObject({ state: "held", text: reply.text });
  });
});
