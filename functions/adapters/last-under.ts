import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";

/** The last item of a partition, as it stands at the moment. */
export const lastUnder = async <Item>(
  db: DynamoDBDocumentClient,
  table: string,
  pk: string,
): Promise<Item | undefined> => {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] as Item | undefined;
};
