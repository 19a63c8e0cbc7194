import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { HarmRelease } from "../domain/statistics/harm.ts";
import { happened } from "./happened.ts";
import { harmKey, schema } from "./keys.ts";
import { thingsUnder } from "./things-under.ts";

/** Released figures of harm, four items a year and country. */
export const harmReleases = (db: DynamoDBDocumentClient, table: string) => ({
  all: async (country: string): Promise<readonly HarmRelease[]> => {
    return thingsUnder<HarmRelease>(db, table, harmKey(country, ""));
  },
  /** Written once; false where the quarter was released before. */
  release: async (release: HarmRelease): Promise<boolean> =>
    happened(
      db.send(
        new PutCommand({
          TableName: table,
          Item: { ...harmKey(release.country, release.quarter), ...release, schema },
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      ),
    ),
});
export type HarmReleases = ReturnType<typeof harmReleases>;
