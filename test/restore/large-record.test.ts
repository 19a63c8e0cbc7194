import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replay } from "../../bin/restore/replay.ts";
import { itemsUnder } from "../../functions/adapters/items-under.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

test("a deleted message is found in a restored record of more than one page", async () => {
  const put = async (TableName: string, Item: object) => cloud.db.send(new PutCommand({ TableName, Item }));
  const pk = "RECORD#HB2345678X";
  const long = "a".repeat(300_000);
  for (let n = 1; n <= 5; n++) await put(cloud.table, { pk, sk: `MESSAGE#2026-11-2${n}#m${n}`, text: long });
  const deleted = { pk: "MESSAGE#m5", sk: "MESSAGE" };
  await put(cloud.table, { ...deleted, state: "opened", reference: "HB2345678X" });
  // Any other table will do for the one that is live.
  await put(cloud.audit, { ...deleted, state: "deleted" });
  const client = new DynamoDBClient();
  await replay(client, { records: cloud.audit, vault: cloud.audit }, { records: cloud.table, vault: cloud.vault });
  client.destroy();
  const left = await itemsUnder<{ sk: string }>(cloud.db, cloud.table, { pk, sk: "MESSAGE#" });
  expect(left.map(({ sk }) => sk.slice(-2))).toEqual(["m1", "m2", "m3", "m4"]);
});
