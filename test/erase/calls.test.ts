import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callStore } from "../../functions/adapters/calls.ts";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { erasures } from "../../functions/adapters/erasures.ts";
import { recordKey } from "../../functions/adapters/keys.ts";
import { outboxOf } from "../../functions/adapters/outbox.ts";
import { providerCopies } from "../../functions/adapters/provider-copies.ts";
import { callItem } from "../../functions/adapters/record-items.ts";
import { stepOf } from "../../functions/domain/conversation/call-progress.ts";
import type { Call } from "../../functions/domain/feedback/call.ts";
import type { CallId, ContactToken, PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { type CallingParts, callingOf } from "../../functions/send/call.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const now = new Date("2026-11-20T12:00:00.000Z");
const tomorrow = new Date("2026-11-21T12:00:00.001Z");
const sid = `CA${"a".repeat(32)}`;
const calls = () => callStore(cloud.db, cloud.table);

/** A call of which the provider has been asked. */
const asked = async (): Promise<Call> => {
  const call: Call = {
    id: randomUUID() as CallId,
    reference: `HB${randomUUID().slice(0, 8).toUpperCase()}` as ReferenceCode,
    contact: randomUUID() as ContactToken,
    channel: "sms",
    by: "officer" as PersonId,
    state: "asked",
    because: undefined,
    createdAt: now.toISOString(),
  };
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item: callItem(call) }));
  await calls().claim(call, now, new Date(now.getTime() + 30_000));
  return call;
};
const reported = async (call: Call, status: "in-progress" | "completed") =>
  calls().report(call, { step: stepOf("officer", status), sid, half: "providerId", isOver: status === "completed" });
const copies = async ({ reference }: Call, by: Date) => {
  const due = await dueItems(cloud.db, cloud.table)("provider", by, 200);
  const items = due.filter(({ pk }) => pk === recordKey(reference).pk);
  const { find } = providerCopies(cloud.db, { records: cloud.table, vault: cloud.vault });
  return (await Promise.all(items.map(find))).flat();
};
const waits = async ({ id }: Call) =>
  (await outboxOf(cloud.db, cloud.table)(tomorrow, 200)).some(({ ids }) => JSON.stringify(ids).includes(id));

test("the provider's copy of a call goes a day later where the last report on it never comes", async () => {
  const call = await asked();
  await calls().taken(call, sid);
  expect(await copies(call, now)).toEqual([]);
  expect(await copies(call, tomorrow)).toEqual([sid]);
});

test("and where a call is over before we could write that it has begun", async () => {
  const call = await asked();
  await reported(call, "completed");
  await calls().taken(call, sid);
  expect(await copies(call, tomorrow)).toEqual([sid]);
});

test("a call of which only reports tell, because we were cut off, leaves the outbox and is not made again", async () => {
  const call = await asked();
  await reported(call, "in-progress");
  expect(await waits(call)).toBe(true);
  await callingOf({ calls: calls() } as CallingParts)(call.reference, call.id);
  expect(await waits(call)).toBe(false);
  expect(await copies(call, tomorrow)).toEqual([sid]);
});

test("a call that is being asked for while its record is deleted is erased at the provider as well", async () => {
  const call = await asked();
  const erase = erasures(cloud.db, { records: cloud.table, vault: cloud.vault });
  await erase.text(call.reference, now.toISOString());
  await calls().taken(call, sid);
  expect(await calls().find(call.reference, call.id)).toMatchObject({ contact: "" });
  expect(await copies(call, tomorrow)).toEqual([sid]);
});
