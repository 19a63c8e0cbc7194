import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { due, type Key, objectKey, schema } from "./keys.ts";

/** Notes that an object has to go. Its key is destroyed by whoever writes this: until then it is noise. */
export const leaveObject = async (db: DynamoDBDocumentClient, table: string, object: string): Promise<void> => {
  const Item = { ...objectKey(object), ...due("objects", object, new Date(0).toISOString()), schema };
  await db.send(new PutCommand({ TableName: table, Item }));
};

/** The objects that have to go, as `erase` sees them. */
export const leftObjects = (db: DynamoDBDocumentClient, table: string) => ({
  nameOf: ({ pk }: Key): string => pk.slice(objectKey("").pk.length),
  gone: async ({ pk, sk }: Key): Promise<void> => {
    await db.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
  },
});
export type LeftObjects = ReturnType<typeof leftObjects>;
