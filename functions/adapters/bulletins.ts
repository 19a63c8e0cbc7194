import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Bulletin } from "../domain/statistics/bulletin.ts";
import { happened } from "./happened.ts";
import { bulletinKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";

const mostBulletins = 200;

/** "You said, we did" of a programme; one partition, the newest first. */
export const bulletins = (db: DynamoDBDocumentClient, table: string) => ({
  all: async (programme: string): Promise<readonly Bulletin[]> => {
    const { Items } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :bulletins AND begins_with(sk, :bulletin)",
        ExpressionAttributeValues: { ":bulletins": bulletinKey(programme, "").pk, ":bulletin": "BULLETIN#" },
        ScanIndexForward: false,
        Limit: mostBulletins,
      }),
    );
    return (Items ?? []).flatMap((item) => plain<Bulletin>(item) ?? []);
  },
  find: async (programme: string, id: string): Promise<Bulletin | undefined> => {
    const Key = bulletinKey(programme, id);
    return plain<Bulletin>((await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item);
  },
  /** Writes a bulletin against the version before it; false where somebody else's came in between. */
  put: async (bulletin: Bulletin): Promise<boolean> =>
    happened(
      db.send(
        new PutCommand({
          TableName: table,
          Item: { ...bulletinKey(bulletin.programme, bulletin.id), ...bulletin, schema },
          ConditionExpression: "attribute_not_exists(pk) OR version = :before",
          ExpressionAttributeValues: { ":before": bulletin.version - 1 },
        }),
      ),
    ),
});
export type Bulletins = ReturnType<typeof bulletins>;
