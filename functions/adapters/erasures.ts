import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { CallId, MessageId, ReferenceCode, ReplyId } from "../domain/feedback/handles.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { KeptFile } from "../domain/media/kept-file.ts";
import { happened } from "./happened.ts";
import { itemsUnder } from "./items-under.ts";
import {
  callPointerKey,
  identityKey,
  type Key,
  mediaKey,
  recordKey,
  replyPointerKey,
  sealedMessageKey,
} from "./keys.ts";
import { leaveObject } from "./left-objects.ts";
import { tombstone } from "./tombstones.ts";

type Tables = { readonly records: string; readonly vault: string };
type Item = Readonly<Record<string, unknown>> & Key;

/** Takes parts of a record out of both tables. Each may be done again, and then finds nothing left. */
export const erasures = (db: DynamoDBDocumentClient, tables: Tables) => {
  const under = async (table: string, pk: string, sk: string) => itemsUnder<Item>(db, table, { pk, sk });
  const drop = async (TableName: string, { pk, sk }: Key) => {
    await db.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  };
  const pk = (reference: ReferenceCode) => recordKey(reference).pk;
  const eraseMessage = async (item: Item, now: string) => {
    const id = item.id as MessageId;
    const Key = sealedMessageKey(id);
    const { Item: atProvider } = await db.send(new GetCommand({ TableName: tables.vault, Key, ConsistentRead: true }));
    await db.send(new PutCommand({ TableName: tables.records, Item: tombstone(id, now, atProvider !== undefined) }));
    await drop(tables.records, item);
  };
  /** What the provider still holds keeps its way there, without a word; it goes when the provider's copy has gone. */
  const eraseReply = async (item: Item) => {
    // Whoever sends it at this moment is about to write where the provider's copy is: without that it would stay there.
    const isOnItsWay = item.state === "sending";
    if ((item.providerId === undefined && !isOnItsWay) || item.providerErased === true) {
      await drop(tables.records, replyPointerKey(item.id as ReplyId));
      return drop(tables.records, item);
    }
    await db.send(
      new UpdateCommand({
        TableName: tables.records,
        Key: { pk: item.pk, sk: item.sk },
        UpdateExpression: "SET #text = :nothing, contact = :nothing REMOVE because, sealedText",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#text": "text" },
        ExpressionAttributeValues: { ":nothing": "" },
      }),
    );
  };
  /** Of a call nothing leads to its contact any more; it goes altogether when the provider's copies have gone. */
  const eraseCall = async (item: Item) => {
    // As above: the provider has been asked, and its answer is on its way.
    const isOnItsWay = item.callingAt !== undefined && item.state === "asked";
    if ((item.providerId === undefined && !isOnItsWay) || item.providerErased === true) {
      await drop(tables.records, callPointerKey(item.id as CallId));
      return drop(tables.records, item);
    }
    const { pk, sk } = item;
    const ends = { UpdateExpression: "SET contact = :nothing", ExpressionAttributeValues: { ":nothing": "" } };
    await db.send(new UpdateCommand({ TableName: tables.records, Key: { pk, sk }, ...ends }));
  };
  /** Files lie elsewhere: what is left here leads `erase` to each, and no longer to whose it was. */
  const leaveObjects = async ({ files = [] }: Item, now: string) => {
    for (const file of files as readonly KeptFile[]) await leaveObject(db, tables.records, file, now);
  };
  /** Why the glass was broken goes with the words; that it was, and by whom, stays as long as the audit. */
  const eraseReason = async ({ pk, sk }: Item) => {
    const Key = { pk, sk };
    await db.send(new UpdateCommand({ TableName: tables.records, Key, UpdateExpression: "REMOVE reason" }));
  };
  return {
    identities: async (reference: ReferenceCode, now: string): Promise<void> => {
      const keys = [identityKey(reference, "" as MessageId), mediaKey(reference, "" as MessageId)];
      for (const { sk } of keys) {
        for (const item of await under(tables.vault, pk(reference), sk)) {
          await leaveObjects(item, now);
          await drop(tables.vault, item);
        }
      }
    },
    /** The words of the record and of what was answered; of each message its tombstone stays. */
    text: async (reference: ReferenceCode, now: string): Promise<void> => {
      for (const item of await under(tables.records, pk(reference), "MESSAGE#")) await eraseMessage(item, now);
      for (const item of await under(tables.records, pk(reference), "REPLY#")) await eraseReply(item);
      for (const item of await under(tables.records, pk(reference), "CALL#")) await eraseCall(item);
      for (const item of await under(tables.records, pk(reference), "GLASS#")) await eraseReason(item);
      for (const prefix of ["NOTE#", "REFERRAL#"])
        for (const item of await under(tables.records, pk(reference), prefix)) await drop(tables.records, item);
    },
    /** Somebody is reminded of the hold until that day: nothing is due before the hold changes. */
    reminded: async (reference: ReferenceCode, reviewAt: string): Promise<void> => {
      const note = new UpdateCommand({
        TableName: tables.records,
        Key: recordKey(reference),
        UpdateExpression: "SET keeping.remindedOf = :day REMOVE outboxShard, outboxAt",
        ConditionExpression: "keeping.hold.reviewAt = :day",
        ExpressionAttributeValues: { ":day": reviewAt },
      });
      await happened(db.send(note));
    },
    /** Replies that were not sent yet never will be. */
    pendingReplies: async (reference: ReferenceCode, because: string): Promise<void> => {
      for (const item of await under(tables.records, pk(reference), "REPLY#")) {
        if (item.state !== "queued" && item.state !== "held") continue;
        const cancel = new UpdateCommand({
          TableName: tables.records,
          Key: { pk: item.pk, sk: item.sk },
          UpdateExpression:
            "SET #state = :failed, deliveryRank = :rank, because = :because REMOVE outboxShard, outboxAt",
          ConditionExpression: "#state = :seen",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":failed": "failed", ":rank": 3, ":because": because, ":seen": item.state },
        });
        await happened(db.send(cancel));
      }
    },
    /** The addresses of a contact, and the pseudonym that leads to it; who has stopped stays stopped. */
    address: async ({ contact }: FeedbackRecord): Promise<void> => {
      for (const item of await under(tables.vault, `CONTACT#${contact}`, "ADDRESS#")) {
        const forget = new DeleteCommand({
          TableName: tables.vault,
          Key: { pk: `PSEUDONYM#${item.pseudonym}`, sk: "CONTACT" },
          ConditionExpression: "contact = :contact AND attribute_not_exists(stoppedAt)",
          ExpressionAttributeValues: { ":contact": contact },
        });
        await happened(db.send(forget));
        await drop(tables.vault, item);
      }
      await drop(tables.records, { pk: `CONTACT#${contact}`, sk: "THREAD" });
    },
  };
};
export type Erasures = ReturnType<typeof erasures>;
