import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { rateKey, schema } from "./keys.ts";

/** Counts a call of somebody and gives how many there were in this minute. */
export type CountCalls = (person: string, now: Date) => Promise<number>;

const minuteMs = 60_000;
const keptSeconds = 600;

/** Counted where all environments of the function see it: a stolen token is slow however many of them there are. */
export const rates =
  (db: DynamoDBDocumentClient, table: string): CountCalls =>
  async (person, now) => {
    const minute = Math.floor(now.getTime() / minuteMs);
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: rateKey(person, minute),
        UpdateExpression: "SET #schema = :schema, expiresAt = :expires ADD calls :one",
        ExpressionAttributeNames: { "#schema": "schema" },
        ExpressionAttributeValues: { ":schema": schema, ":expires": minute * 60 + keptSeconds, ":one": 1 },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return Number(Attributes?.calls ?? 1);
  };
