import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { answerKey, schema } from "./keys.ts";

/** What becomes of a request under an Idempotency-Key: work on it, or the answer that it had, or why not. */
export type Claim =
  | { readonly outcome: "work" }
  | { readonly outcome: "answered"; readonly answer: string }
  | { readonly outcome: "at_work" }
  | { readonly outcome: "other_request" };

/** A repeated request: by whom, under which key, and what it says. */
export type Repeatable = { readonly person: string; readonly key: string; readonly request: string };

const keptSeconds = 86_400;
/** Longer than the function lives: who began before that and has not answered never will. */
const workMs = 15_000;

/**
 * Answers by Idempotency-Key, for a day. An answer is encrypted under a key that is made from the Idempotency-Key, which
 * is not stored: what a record's deletion takes away cannot be read here either, but by who was answered.
 */
export const answerStore = (db: DynamoDBDocumentClient, table: string) => ({
  claim: async (asked: Repeatable, now: Date): Promise<Claim> => {
    const { id, fingerprint, secret } = handlesOf(asked);
    const seconds = Math.floor(now.getTime() / 1_000);
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...answerKey(id),
            fingerprint,
            worksUntil: now.getTime() + workMs,
            expiresAt: seconds + keptSeconds,
            schema,
          },
          ConditionExpression:
            "attribute_not_exists(pk) OR expiresAt < :seconds OR (attribute_not_exists(answer) AND worksUntil < :now AND fingerprint = :same)",
          ExpressionAttributeValues: { ":seconds": seconds, ":now": now.getTime(), ":same": fingerprint },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return { outcome: "work" };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const { fingerprint: before, answer } = error.Item ?? {};
      if (!isSame(before?.S ?? "", fingerprint)) return { outcome: "other_request" };
      return answer?.S ? { outcome: "answered", answer: open(secret, answer.S) } : { outcome: "at_work" };
    }
  },
  keep: async (asked: Repeatable, answer: string): Promise<void> => {
    const { id, secret } = handlesOf(asked);
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: answerKey(id),
        UpdateExpression: "SET answer = :answer",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":answer": seal(secret, answer) },
      }),
    );
  },
});
export type AnswerStore = ReturnType<typeof answerStore>;

const handlesOf = ({ person, key, request }: Repeatable) => {
  const secret = Buffer.from(hkdfSync("sha256", key, person, "answer", 32));
  const named = (what: string, of: string) => createHmac("sha256", secret).update(`${what}\0${of}`).digest("base64url");
  return { id: named("id", ""), fingerprint: named("request", request), secret };
};

const seal = (secret: Buffer, text: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
};

const open = (secret: Buffer, sealed: string): string => {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
};

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
