import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kms } from "../../functions/adapters/aws.ts";
import { callStore } from "../../functions/adapters/calls.ts";
import { directory } from "../../functions/adapters/directory.ts";
import { callItem } from "../../functions/adapters/record-items.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import { unsealing } from "../../functions/adapters/seals.ts";
import { twilioCalls } from "../../functions/adapters/twilio-calls.ts";
import { vault } from "../../functions/adapters/vault.ts";
import type { Call } from "../../functions/domain/feedback/call.ts";
import type { CallId, PersonId } from "../../functions/domain/feedback/handles.ts";
import type { Reply } from "../../functions/domain/feedback/record.ts";
import { callingOf } from "../../functions/send/call.ts";
import { type Outgoing, outgoing } from "./outgoing.ts";

let out: Outgoing;
beforeAll(async () => {
  out = await outgoing();
  const phone = { name: "A", email: "a@example.org", phone: "+15550177", roles: [], programmes: [], sites: [] };
  await directory(out.db, out.table).putPerson({ id: "officer", ...phone }, 0);
});
afterAll(async () => out.stop());

/** By day where the programme is: no quiet hours. */
const noon = new Date("2026-11-20T11:00:00Z");
const ninetyDaysAgo = "2026-08-22T11:00:00.000Z";
const aMomentMore = "2026-08-22T10:59:59.999Z";
const silent = "Nobody has written from this number for 90 days: it may be somebody else's by now.";

/** A call to whoever a reply is for, as an officer has just asked for it. */
const called = async ({ reference, contact }: Reply): Promise<Call | undefined> => {
  const { db, table, bench } = out;
  const { accountSid, apiKey, apiSecret: apiKeySecret } = bench.twilio.options;
  const call: Call = {
    id: randomUUID() as CallId,
    ...{ reference, contact, channel: "sms", by: "officer" as PersonId },
    ...{ state: "asked", because: undefined, createdAt: noon.toISOString() },
  };
  await db.send(new PutCommand({ TableName: table, Item: callItem(call) }));
  const calls = callStore(db, table);
  await callingOf({
    settings: out.settings,
    records: recordStore(db, table),
    directory: directory(db, table),
    vault: vault(db, table),
    unseal: unsealing(kms(), "sealing"),
    calls,
    provider: twilioCalls(async () => ({ accountSid, apiKey, apiKeySecret }), bench.twilio.url),
    publicUrl: bench.listener.url,
    now: () => noon,
    log: () => undefined,
  })(reference, call.id);
  return calls.find(reference, call.id);
};

describe("a number that nobody has written from", () => {
  test("for ninety days is written to and called", async () => {
    const to = "+999540000001";
    const reply = await out.queued(to, { kind: "answer", lastInboundAt: ninetyDaysAgo });
    await out.send(reply, noon);
    expect(await out.atTwilio(to)).toHaveLength(1);
    expect(await called(reply)).toHaveProperty("providerId");
  });

  test("for longer is not: who has it now may be somebody else, and the officer is told", async () => {
    const to = "+999540000002";
    const reply = await out.queued(to, { kind: "answer", lastInboundAt: aMomentMore });
    await out.send(reply, noon);
    expect(await out.atTwilio(to)).toEqual([]);
    const refused = { state: "failed", because: silent };
    expect(await out.replies.find(reply.reference, reply.id)).toMatchObject(refused);
    expect(await called(reply)).toMatchObject(refused);
  });
});
