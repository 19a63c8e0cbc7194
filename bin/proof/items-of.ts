import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Cloud } from "../../local/cloud.ts";

export type Item = Readonly<Record<string, AttributeValue | undefined>>;

/** Every item of a table of the local cloud, as only a proof or a test may read it. */
export const itemsOf = async (
  { clients, tables }: Pick<Cloud, "clients" | "tables">,
  table: "records" | "vault" | "audit",
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  const TableName = tables.find(({ id }) => id.toLowerCase().startsWith(table))?.name;
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await clients.database.send(new ScanCommand({ TableName, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};
