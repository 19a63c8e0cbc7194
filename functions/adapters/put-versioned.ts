import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { Versioned } from "../domain/feedback/people.ts";
import { happened } from "./happened.ts";
import { type Key, schema } from "./keys.ts";

/**
 * Writes what the caller made from version `seen` (0: nothing stood there); 412 where that is not what stands there.
 * What is given `beside` it is written with it or not at all.
 */
export const putVersioned =
  (db: DynamoDBDocumentClient, table: string) =>
  async <Thing extends object>(
    key: Key,
    thing: Thing,
    seen: number,
    beside?: Record<string, unknown>,
  ): Promise<Versioned<Thing>> => {
    const versioned = { ...thing, version: seen + 1 };
    const put = {
      TableName: table,
      Item: { ...key, ...versioned, schema },
      ConditionExpression: seen === 0 ? "attribute_not_exists(pk)" : "version = :seen",
      ...(seen > 0 && { ExpressionAttributeValues: { ":seen": seen } }),
    };
    const isWritten = beside
      ? await both(db, [{ Put: put }, { Put: { TableName: table, Item: beside } }])
      : await happened(db.send(new PutCommand(put)));
    if (!isWritten) throw changedMeanwhile();
    return versioned;
  };

/** Somebody else at the same moment is somebody who was quicker. */
const both = async (
  db: DynamoDBDocumentClient,
  items: ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"],
): Promise<boolean> => {
  try {
    await db.send(new TransactWriteCommand({ TransactItems: items }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
};
