import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { happened } from "./happened.ts";
import { linkSecretKey, schema } from "./keys.ts";

/** What a link in a mail is about. It names nobody. */
export type LinkTarget = { readonly programme: string; readonly subscription: string };

const longestToken = 400;

/**
 * Tokens of links that work without signing in: signed and ending. The secret lies in the records table: who can read
 * that could change a subscription anyway, and a link can do nothing else.
 */
export const links = (db: DynamoDBDocumentClient, table: string) => {
  let known: Buffer | undefined;
  const read = async (): Promise<Buffer | undefined> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: linkSecretKey, ConsistentRead: true }));
    known = Item ? Buffer.from(String(Item.secret), "base64") : undefined;
    return known;
  };
  const make = async (): Promise<Buffer | undefined> => {
    const Item = { ...linkSecretKey, secret: randomBytes(32).toString("base64"), schema };
    await happened(
      db.send(new PutCommand({ TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" })),
    );
    return read();
  };
  return {
    token: async ({ programme, subscription }: LinkTarget, until: Date): Promise<string> => {
      const secret = known ?? (await read()) ?? (await make());
      if (!secret) throw Object.assign(new Error("secret"), { name: "LinkSecretError" });
      const content = Buffer.from(JSON.stringify([programme, subscription, Math.floor(until.getTime() / 1000)]));
      const said = content.toString("base64url");
      return `${said}.${macOf(secret, said)}`;
    },
    /** What a token is about, if it is ours and not over. */
    read: async (token: string, now: Date): Promise<LinkTarget | undefined> => {
      const secret = token.length > longestToken ? undefined : (known ?? (await read()));
      const [said = "", mac = ""] = token.split(".");
      if (!secret || !isSame(macOf(secret, said), mac)) return undefined;
      const [programme, subscription, until] = JSON.parse(Buffer.from(said, "base64url").toString("utf8"));
      return until * 1000 > now.getTime() ? { programme, subscription } : undefined;
    },
  };
};
export type Links = ReturnType<typeof links>;

const macOf = (secret: Buffer, said: string): string => createHmac("sha256", secret).update(said).digest("base64url");

const isSame = (one: string, other: string): boolean => {
  const [mine, given] = [Buffer.from(one), Buffer.from(other)];
  return mine.length === given.length && timingSafeEqual(mine, given);
};
