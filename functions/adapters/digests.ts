import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Copies } from "../domain/statistics/digest.ts";
import type { WeekFigures } from "../domain/statistics/week-figures.ts";
import { happened } from "./happened.ts";
import { digestKey, type Key, ledgerKey, schema } from "./keys.ts";

/** By the handle of a subscription: no address is written here. */
export type DigestRecipient = { readonly id: string };

/** `mine`: send it. `sent`: it has gone out, or may have twice already. `elsewhere`: another attempt has just begun. */
export type Claim = "mine" | "sent" | "elsewhere";

/** After so long an attempt is over, also one that was cut off. */
const attemptMs = 70_000;
/** A digest that was cut off while it was sent is sent once more, and not again. */
const mostAttempts = 2;

/** What digests showed, and who got them. */
export const digests = (db: DynamoDBDocumentClient, table: string) => {
  const figures = async (programme: string, week: string): Promise<WeekFigures | undefined> => {
    const Key = digestKey(programme, week, "FIGURES");
    return (await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item?.figures;
  };
  const put = async (key: Key, item: Record<string, unknown>, condition: Record<string, unknown>): Promise<boolean> =>
    happened(db.send(new PutCommand({ TableName: table, Item: { ...key, ...item, schema }, ...condition })));
  return {
    figures,
    /** Keeps the figures of a week as they are shown; whoever was first decides, for all recipients and for ever. */
    freeze: async (programme: string, week: string, shown: WeekFigures): Promise<WeekFigures> => {
      const key = digestKey(programme, week, "FIGURES");
      await put(key, { figures: shown }, { ConditionExpression: "attribute_not_exists(pk)" });
      return (await figures(programme, week)) ?? shown;
    },
    /** Copies at the provider on those days, from the ledger of erasures. */
    copies: async (days: readonly string[]): Promise<Copies> => {
      const entries = await Promise.all(
        days.map(async (day) => (await db.send(new GetCommand({ TableName: table, Key: ledgerKey(day) }))).Item ?? {}),
      );
      const sum = (name: string) => entries.reduce((total, entry) => total + Number(entry[name] ?? 0), 0);
      const pending = Number(entries.findLast((entry) => entry.pending !== undefined)?.pending ?? 0);
      return { erased: sum("erased"), pending, refused: sum("refused") };
    },
    /** Written before a digest goes out, so that a retry does not send it again. */
    claim: async (programme: string, week: string, to: DigestRecipient, now: Date): Promise<Claim> => {
      const Key = digestKey(programme, week, sentTo(to));
      const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      const attempts = Number(Item?.attempts ?? 0);
      if (Item?.state === "sent" || attempts >= mostAttempts) return "sent";
      if (Item?.state === "sending" && now.getTime() - Date.parse(String(Item.at)) < attemptMs) return "elsewhere";
      const begun = { state: "sending", at: now.toISOString(), attempts: attempts + 1 };
      const unchanged = Item
        ? {
            ConditionExpression: "#at = :at",
            ExpressionAttributeNames: { "#at": "at" },
            ExpressionAttributeValues: { ":at": Item.at },
          }
        : { ConditionExpression: "attribute_not_exists(pk)" };
      return (await put(Key, begun, unchanged)) ? "mine" : "elsewhere";
    },
    sent: async (programme: string, week: string, to: DigestRecipient): Promise<void> =>
      settle(programme, week, to, "sent", 0),
    /** The mail service refused it: it did not go out, and this attempt does not count. */
    refused: async (programme: string, week: string, to: DigestRecipient): Promise<void> =>
      settle(programme, week, to, "refused", -1),
  };

  async function settle(programme: string, week: string, to: DigestRecipient, state: string, attempts: number) {
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: digestKey(programme, week, sentTo(to)),
        UpdateExpression: "SET #state = :state ADD attempts :attempts",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":state": state, ":attempts": attempts },
      }),
    );
  }
};
export type Digests = ReturnType<typeof digests>;

const sentTo = ({ id }: DigestRecipient): string => `SENT#${id}`;
