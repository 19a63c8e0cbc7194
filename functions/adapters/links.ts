import { createHmac, timingSafeEqual } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { keptSecret } from "./kept-secret.ts";
import { linkSecretKey } from "./keys.ts";

/** What a link in a mail is about. It names nobody. */
export type LinkTarget = { readonly programme: string; readonly subscription: string };

const longestToken = 400;

/**
 * Tokens of links that work without signing in: signed and ending. The secret lies in the records table: who can read
 * that could change a subscription anyway, and a link can do nothing else.
 */
export const links = (db: DynamoDBDocumentClient, table: string) => {
  const kept = keptSecret(db, table, linkSecretKey);
  return {
    token: async ({ programme, subscription }: LinkTarget, until: Date): Promise<string> => {
      const secret = await kept.readOrMake();
      const content = Buffer.from(JSON.stringify([programme, subscription, Math.floor(until.getTime() / 1000)]));
      const said = content.toString("base64url");
      return `${said}.${macOf(secret, said)}`;
    },
    /** What a token is about, if it is ours and not over. */
    read: async (token: string, now: Date): Promise<LinkTarget | undefined> => {
      const secret = token.length > longestToken ? undefined : await kept.read();
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
