import { createHash } from "node:crypto";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { IdOf, Subscription, SubscriptionChange } from "../domain/statistics/subscription.ts";
import { schema, subscriptionKey } from "./keys.ts";
import { putVersioned } from "./put-versioned.ts";
import { thingsUnder } from "./things-under.ts";

/** The same address has the same handle, and the handle does not lead back to it. */
export const subscriptionId: IdOf = (kind, email) =>
  createHash("sha256").update(`${kind}#${email.toLowerCase()}`).digest("base64url");

/** What was changed of who gets the digests; a few dozen at most, in one partition a programme. */
export const subscriptionStore = (db: DynamoDBDocumentClient, table: string) => ({
  changed: async (programme: string): Promise<readonly SubscriptionChange[]> => {
    return thingsUnder<SubscriptionChange>(db, table, subscriptionKey(programme, ""));
  },
  /** Writes all of it against the version that its writer saw; 0: nothing was written yet. */
  changeSeen: async (subscription: Subscription, seen: number): Promise<Subscription> => {
    const { version: _, ...told } = subscription;
    const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as typeof told;
    return putVersioned(db, table)(subscriptionKey(told.programme, told.id), given, seen);
  },
  /** Writes what is given, and leaves the rest as it was. */
  change: async ({ programme, id, ...change }: SubscriptionChange): Promise<void> => {
    const names = Object.keys(change);
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: subscriptionKey(programme, id),
        UpdateExpression: `SET #schema = :schema, programme = :programme, id = :id, ${names.map((_, at) => `#n${at} = :v${at}`).join(", ")} ADD version :one`,
        ExpressionAttributeNames: {
          "#schema": "schema",
          ...Object.fromEntries(names.map((name, at) => [`#n${at}`, name])),
        },
        ExpressionAttributeValues: {
          ":schema": schema,
          ":one": 1,
          ":programme": programme,
          ":id": id,
          ...Object.fromEntries(Object.values(change).map((value, at) => [`:v${at}`, value])),
        },
      }),
    );
  },
});
export type SubscriptionStore = ReturnType<typeof subscriptionStore>;
