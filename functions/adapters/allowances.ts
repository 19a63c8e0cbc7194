import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type Spent, spend } from "../domain/conversation/allowance.ts";
import type { Pseudonym, ReferenceCode } from "../domain/feedback/handles.ts";
import { happened } from "./happened.ts";
import { pseudonymKey } from "./keys.ts";

/** What a person may still be told without having asked: whether one message more may go, which then is counted. */
export type MayTell = (
  pseudonym: Pseudonym,
  limit: { readonly now: Date; readonly most: number; readonly whileMs: number },
  /** The record that the person is asked about, where it is a question; there is one at a time. */
  asking?: ReferenceCode,
) => Promise<boolean>;

export const allowances =
  (db: DynamoDBDocumentClient, table: string): MayTell =>
  async (pseudonym, limit, asking) => {
    const Key = pseudonymKey(pseudonym);
    const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const before = Item?.automatic as Spent | undefined;
    const { allowed, after } = spend(before, limit);
    if (!Item || !allowed) return false;
    return happened(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: `SET automatic = :after${asking ? ", rating = :rating" : ""}`,
          ConditionExpression: before
            ? "automatic = :before"
            : "attribute_exists(pk) AND attribute_not_exists(automatic)",
          ExpressionAttributeValues: {
            ":after": after,
            ...(before && { ":before": before }),
            ...(asking && { ":rating": { reference: asking, at: limit.now.toISOString() } }),
          },
        }),
      ),
    );
  };
