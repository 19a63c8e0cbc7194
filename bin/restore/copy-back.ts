import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "../../functions/adapters/happened.ts";
import { itemsUnder } from "../../functions/adapters/items-under.ts";
import { contactRecordKey } from "../../functions/adapters/keys.ts";
import type { ContactToken, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { eachItem, type Item } from "./each-item.ts";
import { isExpired, isKeptInVault, isOfContact, isOfRecords, type Live, restoredItem } from "./what-comes-back.ts";

type Tables = { readonly records: string; readonly vault: string };
/** `copied`: were missing in the live table and are there again. `leftOut`: missing there, and to stay so. */
export type CopiedBack = Record<"copied" | "leftOut", number>;

/**
 * Puts back into one live table what it lacks and a restored one has. Nothing that is there is written over, and nothing
 * comes back that was deleted: the restored tables have been replayed before, and of people who are forgotten, stopped or
 * silent no address returns. May be run again.
 */
export const copyBack = async (
  client: DynamoDBClient,
  live: Tables,
  restored: Tables,
  table: keyof Tables,
  now: Date,
): Promise<CopiedBack> => {
  const db = DynamoDBDocumentClient.from(client);
  const counts: CopiedBack = { copied: 0, leftOut: 0 };
  const there: Live = {
    item: async (of, { pk, sk }) =>
      (await db.send(new GetCommand({ TableName: live[of], Key: { pk, sk }, ConsistentRead: true }))).Item as
        | Item
        | undefined,
    hasRecord: async (contact) =>
      (await itemsUnder(db, live.records, contactRecordKey(contact as ContactToken, "" as ReferenceCode))).length > 0,
  };
  const put = async (item: Item) =>
    happened(
      db.send(
        new PutCommand({
          TableName: live[table],
          Item: restoredItem(item),
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      ),
    );
  // What leads to a person comes after what says whose it is.
  for (const rule of table === "records" ? [isOfRecords, isOfContact] : [isKeptInVault("CONTACT"), isKeptInVault()]) {
    for await (const item of eachItem(client, restored[table])) {
      const wanted = await rule(item, there);
      if (wanted === undefined) continue;
      if (wanted && !isExpired(item, now)) counts.copied += (await put(item)) ? 1 : 0;
      else if (!(await there.item(table, item))) counts.leftOut += 1;
    }
  }
  return counts;
};
