import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { PersonId, ReferenceCode } from "../domain/feedback/handles.ts";
import { type ChainedEntry, chained } from "./audit-chain.ts";
import { auditDayKey, auditKey, schema } from "./keys.ts";
import { lastUnder } from "./last-under.ts";

/** Who did what to which record, without any content. */
export type AuditEntry = {
  readonly person: PersonId;
  readonly action: string;
  /** Left out where it is about no single record. */
  readonly reference?: ReferenceCode;
  readonly at: string;
  /** Which sealed value was opened, and for what. */
  readonly identifier?: number;
  readonly purpose?: string;
  /** Of tokens that were refused: where, why, and how often in this hour so far. */
  readonly route?: string;
  readonly reason?: string;
  readonly times?: number;
};
export type Audit = (entry: AuditEntry) => Promise<void>;

const mostTries = 50;
const mostRemembered = 500;

/**
 * Appends to the person's chain of the day. The number of an entry is its key and can be written once, so that two
 * writers never stand in one place; the first entry of a day also writes down that this person has one.
 */
export const auditLog = (db: DynamoDBDocumentClient, table: string, keptDays: number): Audit => {
  const remembered = new Map<string, ChainedEntry>();
  const last = async (pk: string) => lastUnder<ChainedEntry>(db, table, pk);
  const put = async (entry: ChainedEntry): Promise<void> => {
    const expiresAt = Math.ceil(Date.parse(entry.at) / 1000) + keptDays * 86_400;
    const day = entry.at.slice(0, 10);
    const written = {
      TableName: table,
      Item: { ...auditKey(entry.person, day, entry.n), ...entry, schema, expiresAt },
      ConditionExpression: "attribute_not_exists(pk)",
    };
    if (entry.n > 1) {
      await db.send(new PutCommand(written));
      return;
    }
    const mark = { TableName: table, Item: { ...auditDayKey(day, entry.person), schema, expiresAt } };
    await db.send(new TransactWriteCommand({ TransactItems: [{ Put: written }, { Put: mark }] }));
  };
  return async (entry) => {
    const { pk } = auditKey(entry.person, entry.at.slice(0, 10), 1);
    for (let tries = 1; ; tries++) {
      const next = chained(entry, remembered.get(pk) ?? (await last(pk)));
      try {
        await put(next);
        if (remembered.size > mostRemembered) remembered.clear();
        remembered.set(pk, next);
        return;
      } catch (error) {
        if (!isTaken(error) || tries === mostTries) throw error;
        remembered.delete(pk);
      }
    }
  };
};

const isTaken = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;
