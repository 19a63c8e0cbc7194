import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { Versioned } from "../domain/feedback/people.ts";
import { happened } from "./happened.ts";
import { type Key, schema } from "./keys.ts";

/** Writes what the caller made from version `seen` (0: nothing stood there); 412 where that is not what stands there. */
export const putVersioned =
  (db: DynamoDBDocumentClient, table: string) =>
  async <Thing extends object>(key: Key, thing: Thing, seen: number): Promise<Versioned<Thing>> => {
    const versioned = { ...thing, version: seen + 1 };
    const put = new PutCommand({
      TableName: table,
      Item: { ...key, ...versioned, schema },
      ConditionExpression: seen === 0 ? "attribute_not_exists(pk)" : "version = :seen",
      ...(seen > 0 && { ExpressionAttributeValues: { ":seen": seen } }),
    });
    if (!(await happened(db.send(put)))) throw changedMeanwhile();
    return versioned;
  };
