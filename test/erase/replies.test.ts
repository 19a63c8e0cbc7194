import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { erasures } from "../../functions/adapters/erasures.ts";
import { itemsUnder } from "../../functions/adapters/items-under.ts";
import { recordKey, replyPointerKey, schema } from "../../functions/adapters/keys.ts";
import { providerCopies } from "../../functions/adapters/provider-copies.ts";
import { replyItem } from "../../functions/adapters/record-items.ts";
import { replyStore } from "../../functions/adapters/replies.ts";
import type { ContactToken, ReferenceCode, ReplyId } from "../../functions/domain/feedback/handles.ts";
import type { Reply } from "../../functions/domain/feedback/record.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { refreshReports } from "../../functions/refresh-reports.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const now = new Date("2026-11-20T12:00:00.000Z");
const providerId = `SM${"a".repeat(32)}`;
const tables = () => ({ records: cloud.table, vault: cloud.vault });

/** A reply of a record of its own that has been handed to the provider, or is just about to be. */
const aReply = async (told: Partial<Reply>): Promise<Reply> => {
  const reply: Reply = {
    id: randomUUID() as ReplyId,
    reference: `HB${randomUUID().slice(0, 8).toUpperCase()}` as ReferenceCode,
    contact: randomUUID() as ContactToken,
    channel: "sms",
    number: "+15550100",
    kind: "answer",
    language: "en",
    text: "The quellwort is open on Monday" as StrippedText,
    state: "queued",
    because: undefined,
    providerId: undefined,
    createdAt: "2026-11-20T11:00:00.000Z",
    sendingAt: undefined,
    ...told,
  };
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item: replyItem(reply) }));
  const Item = { ...replyPointerKey(reply.id), reference: reply.reference, schema };
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item }));
  return reply;
};
const itemsOf = async ({ reference, id }: Reply) => [
  ...(await itemsUnder<Record<string, unknown>>(cloud.db, cloud.table, { ...recordKey(reference), sk: "" })),
  ...(await itemsUnder<Record<string, unknown>>(cloud.db, cloud.table, replyPointerKey(id))),
];
const toEraseAtProvider = async ({ reference }: Reply) =>
  (await dueItems(cloud.db, cloud.table)("provider", now, 100)).filter(({ pk }) => pk === recordKey(reference).pk);

test("an answer that is being sent while its record is deleted is erased at the provider as well, and then here", async () => {
  const store = replyStore(cloud.db, cloud.table);
  const reply = await aReply({});
  const began = new Date(reply.createdAt);
  await store.claim(reply, began, began);
  await erasures(cloud.db, tables()).text(reply.reference, now.toISOString());
  expect(JSON.stringify(await itemsOf(reply))).not.toMatch(new RegExp(`quellwort|${reply.contact}`));
  await store.advance(reply, { state: "sent", providerId });
  await store.advance(reply, { state: "delivered", providerId });
  const [item] = await toEraseAtProvider(reply);
  const copies = providerCopies(cloud.db, tables());
  expect(item && (await copies.find(item))).toEqual([providerId]);
  if (item) await copies.erased(item);
  expect(await itemsOf(reply)).toEqual([]);
});

test("an answer of which no report ever comes is erased at the provider after three days all the same", async () => {
  const store = replyStore(cloud.db, cloud.table);
  const refresh = refreshReports({
    settings: parseSettings(JSON.parse(readFileSync("settings.json", "utf8"))),
    due: dueItems(cloud.db, cloud.table),
    replies: store,
    list: { fate: async () => ({ status: "sent", code: undefined }) },
    now: () => now,
    log: () => undefined,
  });
  const [old, young] = [
    await aReply({ createdAt: "2026-11-16T12:00:00.000Z" }),
    await aReply({ createdAt: "2026-11-19T12:00:00.000Z" }),
  ];
  for (const reply of [old, young]) await store.advance(reply, { state: "sent", providerId });
  await refresh(() => 1);
  expect(await toEraseAtProvider(old)).toHaveLength(1);
  expect(await toEraseAtProvider(young)).toHaveLength(0);
});
