import { randomBytes } from "node:crypto";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "./happened.ts";
import { type Key, schema } from "./keys.ts";

/** A secret of ours that lies in a table, the same for every environment of a function; made when it is first asked for. */
export const keptSecret = (db: DynamoDBDocumentClient, table: string, key: Key) => {
  let known: Buffer | undefined;
  const read = async (): Promise<Buffer | undefined> => {
    if (known) return known;
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    known = Item ? Buffer.from(String(Item.secret), "base64") : undefined;
    return known;
  };
  const make = async (): Promise<Buffer | undefined> => {
    const Item = { ...key, secret: randomBytes(32).toString("base64"), schema };
    // Whoever was first has made it: theirs is read.
    await happened(
      db.send(new PutCommand({ TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" })),
    );
    return read();
  };
  return {
    /** `undefined` where nobody has needed it yet. */
    read,
    readOrMake: async (): Promise<Buffer> => {
      const secret = (await read()) ?? (await make());
      if (!secret) throw Object.assign(new Error("secret"), { name: "KeptSecretError" });
      return secret;
    },
  };
};
