import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { erasures } from "../../functions/adapters/erasures.ts";
import { itemsUnder } from "../../functions/adapters/items-under.ts";
import type { Key } from "../../functions/adapters/keys.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { eachItem, type Item } from "./each-item.ts";

type Tables = { readonly records: string; readonly vault: string };
export type Replayed = Record<"tombstones" | "records" | "stops" | "left", number>;

/**
 * Deletes from restored tables what people and time had deleted since the backup: messages by their tombstones, parts of
 * records by what the live ones say has gone, addresses of people who stopped. May be run again; `left` counts what a
 * second look still finds and must be 0 before anything serves.
 */
export const replay = async (client: DynamoDBClient, live: Tables, restored: Tables): Promise<Replayed> => {
  const db = DynamoDBDocumentClient.from(client);
  const counts: Replayed = { tombstones: 0, records: 0, stops: 0, left: 0 };
  const again = erasures(db, restored);
  for await (const item of eachItem(client, live.records)) {
    if (isTombstone(item)) {
      await bury(db, item, restored);
      counts.tombstones += 1;
    }
    if (item.sk === "RECORD" && goneOf(item).length > 0 && (await eraseAgain(db, again, item, restored)))
      counts.records += 1;
  }
  for await (const item of eachItem(client, live.vault)) {
    if (item.sk !== "CONTACT" || item.stoppedAt === undefined) continue;
    await stopAgain(db, item, restored);
    counts.stops += 1;
  }
  for await (const item of eachItem(client, live.records)) {
    if (isTombstone(item) && !(await isBuried(db, item, restored))) counts.left += 1;
  }
  return counts;
};

const isTombstone = ({ sk, state }: Item): boolean => sk === "MESSAGE" && state === "deleted";
const goneOf = ({ keeping }: Item): readonly string[] => (keeping as { gone?: string[] } | undefined)?.gone ?? [];
const idOf = ({ pk }: Item): string => pk.slice("MESSAGE#".length);

const get = async (db: DynamoDBDocumentClient, TableName: string, { pk, sk }: Key): Promise<Item | undefined> =>
  (await db.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item as Item | undefined;
const drop = async (db: DynamoDBDocumentClient, TableName: string, { pk, sk }: Key): Promise<void> => {
  await db.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
};

/** The message and all that was sealed of it, wherever the backup had it by then; the tombstone takes its place. */
const bury = async (db: DynamoDBDocumentClient, tombstone: Item, { records, vault }: Tables): Promise<void> => {
  const id = idOf(tombstone);
  const message = await get(db, records, tombstone);
  if (typeof message?.reference === "string") {
    const pk = `RECORD#${message.reference}`;
    const messages = await itemsUnder<Item>(db, records, { pk, sk: "MESSAGE#" });
    for (const item of messages) if (item.sk.endsWith(`#${id}`)) await drop(db, records, item);
    for (const kind of ["IDENTITY", "MEDIA"]) await drop(db, vault, { pk, sk: `${kind}#${id}` });
  }
  // In the vault the way to the provider's copy may have gone since; what stands in the live one is looked at there.
  await drop(db, vault, { pk: `MESSAGE#${id}`, sk: "SEALED" });
  await db.send(new PutCommand({ TableName: records, Item: tombstone }));
};

/** What the live record says has gone goes; false where the backup does not know the record. */
const eraseAgain = async (
  db: DynamoDBDocumentClient,
  again: ReturnType<typeof erasures>,
  live: Item,
  { records }: Tables,
): Promise<boolean> => {
  const before = (await get(db, records, live)) as (Item & FeedbackRecord) | undefined;
  if (!before) return false;
  const gone = goneOf(live);
  const now = new Date().toISOString();
  const { reference, contact } = before;
  if (gone.includes("identity")) await again.identities(reference, now);
  if (gone.includes("text")) {
    await again.text(reference, now);
    await drop(db, records, { pk: `CONTACT#${contact}`, sk: `RECORD#${reference}` });
  }
  if (gone.includes("address")) await again.address(before);
  await db.send(
    new UpdateCommand({
      TableName: records,
      Key: { pk: live.pk, sk: live.sk },
      UpdateExpression: "SET keeping = :keeping, contact = :contact",
      ExpressionAttributeValues: { ":keeping": live.keeping, ":contact": live.contact },
    }),
  );
  return true;
};

/** Who has stopped since has no address, whatever the backup says. */
const stopAgain = async (db: DynamoDBDocumentClient, live: Item, { vault }: Tables): Promise<void> => {
  const before = await get(db, vault, live);
  for (const contact of new Set([before?.contact, live.contact])) {
    for (const channel of ["sms", "whatsapp"]) {
      if (contact !== undefined) await drop(db, vault, { pk: `CONTACT#${String(contact)}`, sk: `ADDRESS#${channel}` });
    }
  }
  await db.send(new PutCommand({ TableName: vault, Item: live }));
};

const isBuried = async (db: DynamoDBDocumentClient, tombstone: Item, { records, vault }: Tables): Promise<boolean> => {
  const [message, sealed] = await Promise.all([
    get(db, records, tombstone),
    get(db, vault, { pk: tombstone.pk, sk: "SEALED" }),
  ]);
  return message?.state === "deleted" && sealed === undefined;
};
