import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { type Key, noticeKey, recordKey } from "./keys.ts";
import { plain } from "./plain.ts";

/** Notices that wait to be given, and the records that they are about. */
export const notices = (db: DynamoDBDocumentClient, table: string) => {
  const get = async <Thing>(key: Key): Promise<Thing | undefined> =>
    plain<Thing>((await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item);
  return {
    find: async (id: string) => get<Notice & { readonly givenAt?: string }>(noticeKey(id)),
    record: async (reference: ReferenceCode) => get<FeedbackRecord>(recordKey(reference)),
    given: async (id: string, at: string): Promise<void> => {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: noticeKey(id),
          UpdateExpression: "SET givenAt = :at REMOVE outboxShard, outboxAt",
          ExpressionAttributeValues: { ":at": at },
        }),
      );
    },
  };
};
export type Notices = ReturnType<typeof notices>;
