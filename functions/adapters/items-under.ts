import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import type { Key } from "./keys.ts";

/** Every item of a partition whose sort key begins so, however many pages it takes, as it stands at the moment. */
export const itemsUnder = async <Item>(
  client: DynamoDBDocumentClient,
  table: string,
  { pk, sk }: Key,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      // An empty beginning is refused by DynamoDB.
      KeyConditionExpression: sk === "" ? "pk = :pk" : "pk = :pk AND begins_with(sk, :beginning)",
      ExpressionAttributeValues: { ":pk": pk, ...(sk !== "" && { ":beginning": sk }) },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) items.push(...(Items as Item[]));
  return items;
};
