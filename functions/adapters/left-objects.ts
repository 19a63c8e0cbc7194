import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { KeptFile } from "../domain/media/kept-file.ts";
import { due, type Key, objectKey, schema } from "./keys.ts";

/** Longer than `media` runs at all: whoever was about to store an object has done so by then, or never will. */
const onItsWayMs = 10 * 60_000;

/** Notes that the object of a file has to go. Its key is destroyed by whoever writes this: until then it is noise. */
export const leaveObject = async (
  db: DynamoDBDocumentClient,
  table: string,
  { object, state }: KeptFile,
  now: string,
): Promise<void> => {
  if (!object) return;
  // One that is on its way is taken out once it must have arrived: earlier it would arrive after that.
  const at = state === "storing" ? new Date(Date.parse(now) + onItsWayMs) : new Date(0);
  const Item = { ...objectKey(object), ...due("objects", object, at.toISOString()), schema };
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
