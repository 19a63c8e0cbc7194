import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Copies } from "../domain/statistics/digest.ts";
import type { WeekFigures } from "../domain/statistics/week-figures.ts";
import { happened } from "./happened.ts";
import { digestKey, type Key, ledgerKey, schema } from "./keys.ts";
import { sentOnce } from "./sent-once.ts";

/** By the handle of a subscription: no address is written here. */
export type DigestRecipient = { readonly id: string };

/** What digests showed, and who got them. */
export const digests = (db: DynamoDBDocumentClient, table: string) => {
  const find = async (Key: Key) =>
    (await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const figures = async (programme: string, week: string): Promise<WeekFigures | undefined> =>
    (await find(digestKey(programme, week, "FIGURES")))?.figures;
  const put = async (key: Key, item: Record<string, unknown>, condition: Record<string, unknown>): Promise<boolean> =>
    happened(db.send(new PutCommand({ TableName: table, Item: { ...key, ...item, schema }, ...condition })));
  const marks = sentOnce(db, table);
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
    /** Whether everybody for whom a week's digest was due has got it. */
    isDone: async (programme: string, week: string): Promise<boolean> =>
      (await find(digestKey(programme, week, "DONE"))) !== undefined,
    done: async (programme: string, week: string): Promise<void> => {
      await put(digestKey(programme, week, "DONE"), {}, {});
    },
    /** Written before a digest goes out, so that a retry does not send it again. */
    claim: async (programme: string, week: string, to: DigestRecipient, now: Date) =>
      marks.claim(digestKey(programme, week, sentTo(to)), now),
    sent: async (programme: string, week: string, to: DigestRecipient) =>
      marks.sent(digestKey(programme, week, sentTo(to))),
    refused: async (programme: string, week: string, to: DigestRecipient) =>
      marks.refused(digestKey(programme, week, sentTo(to))),
  };
};
export type Digests = ReturnType<typeof digests>;

const sentTo = ({ id }: DigestRecipient): string => `SENT#${id}`;
