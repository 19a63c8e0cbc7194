import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { ChainEnd, ChainedEntry, DayHead } from "./audit-chain.ts";
import { itemsUnder } from "./items-under.ts";
import { auditDayKey, auditHeadKey, auditKey, schema } from "./keys.ts";
import { lastUnder } from "./last-under.ts";

/** A day's head as it is kept, with the signature over its hash. */
export type SignedHead = DayHead & { readonly signature: string };

/** The audit trail as it is read and signed. */
export const auditTrail = (db: DynamoDBDocumentClient, table: string) => {
  const all = async <Item>(pk: string) => itemsUnder<Item>(db, table, { pk, sk: "" });
  const entries = async (person: string, day: string) => all<ChainedEntry>(auditKey(person, day, 1).pk);
  return {
    entries,
    /** The entries of a day that come after one of them, at most `limit`. */
    entriesAfter: async (person: string, day: string, n: number, limit: number): Promise<readonly ChainedEntry[]> => {
      const { pk, sk } = auditKey(person, day, n);
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk AND sk > :sk",
          ExpressionAttributeValues: { ":pk": pk, ":sk": sk },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return Items as ChainedEntry[];
    },
    /** Who did something on a day. */
    people: async (day: string): Promise<readonly string[]> =>
      (await all<{ sk: string }>(auditDayKey(day, "").pk)).map(({ sk }) => sk),
    /** Where the chains of a day end. */
    ends: async (day: string, people: readonly string[]): Promise<readonly ChainEnd[]> =>
      Promise.all(
        people.map(async (person) => {
          const last = await lastUnder<ChainedEntry>(db, table, auditKey(person, day, 1).pk);
          return { person, count: last?.n ?? 0, hash: last?.hash ?? "" };
        }),
      ),
    heads: async () => all<SignedHead>(auditHeadKey("").pk),
    lastHead: async () => lastUnder<SignedHead>(db, table, auditHeadKey("").pk),
    putHead: async (head: SignedHead, keptDays: number): Promise<void> => {
      const expiresAt = Math.ceil(Date.parse(head.day) / 1000) + keptDays * 86_400;
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...auditHeadKey(head.day), ...head, schema, expiresAt },
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
    },
    /** What was done to a record, the newest first. */
    ofRecord: async (reference: ReferenceCode, limit: number): Promise<readonly ChainedEntry[]> => {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: "record",
          KeyConditionExpression: "#reference = :reference",
          ExpressionAttributeNames: { "#reference": "reference" },
          ExpressionAttributeValues: { ":reference": reference },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items as ChainedEntry[];
    },
  };
};
export type AuditTrail = ReturnType<typeof auditTrail>;
