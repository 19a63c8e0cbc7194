import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { itemsUnder } from "./items-under.ts";
import type { Key } from "./keys.ts";
import { plain } from "./plain.ts";

/** Every thing of the domain whose sort key begins so, without what the table added to it. */
export const thingsUnder = async <Thing>(client: DynamoDBDocumentClient, table: string, key: Key): Promise<Thing[]> =>
  (await itemsUnder<Record<string, unknown>>(client, table, key)).flatMap((item) => plain<Thing>(item) ?? []);
