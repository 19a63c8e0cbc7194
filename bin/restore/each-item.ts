import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../../functions/adapters/keys.ts";

export type Item = Key & Readonly<Record<string, unknown>>;

/** Every item of a table, page by page: for a person who restores, never for a function. */
export async function* eachItem(client: DynamoDBClient, TableName: string): AsyncGenerator<Item> {
  const pages = paginateScan({ client: DynamoDBDocumentClient.from(client) }, { TableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) yield* Items as Item[];
}
