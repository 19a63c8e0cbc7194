import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callStore } from "../../functions/adapters/calls.ts";
import { deliveryStatus } from "../../functions/delivery-status.ts";
import { deliveryRank, stateOf } from "../../functions/domain/conversation/delivery.ts";
import type { Reply } from "../../functions/domain/feedback/record.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { newSid } from "../../local/twilio/sid.ts";
import { sign } from "../../local/twilio/sign.ts";
import { type Outgoing, outgoing } from "../send/outgoing.ts";

const publicUrl = "https://hearback.example.org";
const authToken = "t".repeat(32);
const accountSid = `AC${"0".repeat(32)}`;
const statuses = ["queued", "sending", "sent", "delivered", "read", "undelivered", "failed"] as const;

let out: Outgoing;
const lines: LogEvent[] = [];

beforeAll(async () => {
  out = await outgoing();
});
afterAll(() => out.stop());

type Report = { readonly id: string; readonly sid: string; readonly status: string };
type Lies = { readonly token?: string; readonly account?: string; readonly fields?: Record<string, string> };

/** Twilio's report on a reply, as API Gateway passes it on; a lie is told by one who is not Twilio or not ours. */
const report = async (
  { id, sid, status }: Report,
  { token = authToken, account = accountSid, fields = {} }: Lies = {},
) => {
  const path = `/twilio/status/${id}`;
  const form = new URLSearchParams({ AccountSid: account, MessageSid: sid, MessageStatus: status, ...fields });
  const event = {
    rawPath: path,
    rawQueryString: "",
    headers: { "x-twilio-signature": sign(token, publicUrl + path, form) },
    pathParameters: { reply: id },
    body: Buffer.from(form.toString()).toString("base64"),
    isBase64Encoded: true,
  } as unknown as APIGatewayProxyEventV2;
  const handler = deliveryStatus({
    settings: { ...out.settings, twilio: { ...out.settings.twilio, accountSid } },
    now: () => new Date(),
    publicUrl,
    authTokens: async () => [authToken],
    replies: out.replies,
    calls: callStore(out.db, out.table),
    log: typedLog("delivery-status", (line) => lines.push(line as LogEvent)),
  });
  return ((await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2).statusCode;
};

const stateNow = async ({ reference, id }: Reply) => (await out.replies.find(reference, id))?.state;
const rankOf = (status: string) => deliveryRank[stateOf(status) ?? "queued"];

describe("Twilio's reports on a reply", () => {
  test("end where the furthest of them says, in whatever order and however often they come", async () => {
    const orders = fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(orders, async (told) => {
        const reply = await out.queued("+999550000001");
        const sid = newSid("SM");
        let before = 0;
        for (const status of told) {
          expect(await report({ id: reply.id, sid, status })).toBe(204);
          const rank = deliveryRank[(await stateNow(reply)) ?? "queued"];
          expect(rank).toBeGreaterThanOrEqual(before);
          before = rank;
        }
        expect(before).toBe(Math.max(...told.map(rankOf)));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test("are heard together and end there too", async () => {
    const reply = await out.queued("+999550000002");
    const sid = newSid("SM");
    const told = [...statuses, ...statuses].map((status) => report({ id: reply.id, sid, status }));
    expect(new Set(await Promise.all(told))).toEqual(new Set([204]));
    expect(await stateNow(reply)).toBe("read");
  });

  test("that come before our own write are not undone by it", async () => {
    const reply = await out.queued("+999550000003");
    const sid = newSid("SM");
    await out.replies.claim(reply, new Date(), new Date());
    await report({ id: reply.id, sid, status: "delivered" });
    expect(await out.replies.advance(reply, { state: "sent", providerId: sid })).toBe(false);
    expect(await stateNow(reply)).toBe("delivered");
  });

  test("on another message of Twilio's change nothing", async () => {
    const reply = await out.queued("+999550000004");
    await out.replies.advance(reply, { state: "sent", providerId: newSid("SM") });
    expect(await report({ id: reply.id, sid: newSid("SM"), status: "read" })).toBe(204);
    expect(await stateNow(reply)).toBe("sent");
    expect(lines.at(-1)).toEqual({ event: "delivery_status", applied: false, failed: false });
  });

  test("on a reply that we never wrote change nothing", async () => {
    expect(await report({ id: "00000000-0000-4000-8000-000000000000", sid: newSid("SM"), status: "read" })).toBe(204);
    expect(lines.at(-1)).toEqual({ event: "delivery_status", applied: false, failed: false });
  });

  test("say nothing where their status is new to us", async () => {
    const reply = await out.queued("+999550000005");
    expect(await report({ id: reply.id, sid: newSid("SM"), status: "scheduled" })).toBe(204);
    expect(await stateNow(reply)).toBe("queued");
  });

  test("from another account, or not signed by Twilio, are refused", async () => {
    const reply = await out.queued("+999550000006");
    const told = { id: reply.id, sid: newSid("SM"), status: "read" };
    expect(await report(told, { account: `AC${"1".repeat(32)}` })).toBe(403);
    expect(await report(told, { token: "f".repeat(32) })).toBe(403);
    expect(await stateNow(reply)).toBe("queued");
  });

  test("name a failure in plain words", async () => {
    const reply = await out.queued("+999550000007");
    const told = { id: reply.id, sid: newSid("SM"), status: "undelivered" };
    await report(told, { fields: { ErrorCode: "30005" } });
    expect(await out.replies.find(reply.reference, reply.id)).toMatchObject({
      state: "failed",
      because: "The number does not exist any more.",
    });
  });
});
