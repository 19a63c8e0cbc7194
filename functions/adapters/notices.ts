import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { happened } from "./happened.ts";
import { type Key, noticeKey, outbox, recordKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";

const keptDays = 30;

/**
 * Notices, and the records that they are about. A notice stays in the outbox until it has ended, at the time of its
 * next step: the sweep finds it again when that has come and not before.
 */
export const notices = (db: DynamoDBDocumentClient, table: string) => {
  const get = async <Thing>(key: Key): Promise<Thing | undefined> =>
    plain<Thing>((await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item);
  return {
    find: async (id: string) => get<Notice>(noticeKey(id)),
    record: async (reference: ReferenceCode) => get<FeedbackRecord>(recordKey(reference)),
    /** Puts it into the outbox, unless it is there or was. */
    create: async (notice: Notice): Promise<void> => {
      const waiting = outbox(notice.id, notice.nextAt, "notices");
      const Item = { ...noticeKey(notice.id), ...notice, ...waiting, schema };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" });
      await happened(db.send(put));
    },
    /** Moves the notice out of everybody else's sight until then; false where somebody was quicker. */
    claim: async ({ id, nextAt }: Notice, until: string): Promise<boolean> =>
      happened(
        db.send(
          new UpdateCommand({
            TableName: table,
            Key: noticeKey(id),
            UpdateExpression: "SET nextAt = :until, outboxAt = :outboxAt",
            ConditionExpression: "nextAt = :seen",
            ExpressionAttributeValues: {
              ":until": until,
              ":outboxAt": outbox(id, until, "notices").outboxAt,
              ":seen": nextAt,
            },
          }),
        ),
      ),
    /** Writes the notice, unless another attempt has begun since `seen`; one that has ended leaves the outbox. */
    save: async (notice: Notice, seen: string): Promise<void> => {
      const waiting = outbox(notice.id, notice.nextAt, "notices");
      const expiresAt = Math.ceil(Date.parse(notice.endedAt ?? notice.nextAt) / 1000) + keptDays * 86_400;
      await happened(
        db.send(
          new PutCommand({
            TableName: table,
            Item: { ...noticeKey(notice.id), ...notice, ...(notice.endedAt ? { expiresAt } : waiting), schema },
            ConditionExpression: "nextAt = :seen",
            ExpressionAttributeValues: { ":seen": seen },
          }),
        ),
      );
    },
  };
};
export type Notices = ReturnType<typeof notices>;
