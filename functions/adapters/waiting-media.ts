import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { KeptFile } from "../domain/media/kept-file.ts";
import { happened } from "./happened.ts";
import { due, mediaKey, messageKey, sealedMessageKey } from "./keys.ts";

type Tables = { readonly records: string; readonly vault: string };

/** A message whose files are with the provider. */
export type WaitingMedia = {
  readonly id: MessageId;
  readonly reference: ReferenceCode;
  readonly receivedAt: string;
  readonly programme: string;
  /** None where nothing leads to the provider any more. */
  readonly providerId: string | undefined;
  /** None where the record has been erased meanwhile. */
  readonly files: readonly KeptFile[] | undefined;
};

/** What `media` reads and writes: it finds files by the vault, and can open nothing there. */
export const waitingMedia = (db: DynamoDBDocumentClient, { records, vault }: Tables) => {
  const get = async (TableName: string, Key: Record<string, string>) =>
    (await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    find: async (id: MessageId): Promise<WaitingMedia | undefined> => {
      const message = await get(records, messageKey(id));
      if (message?.state !== "opened") return undefined;
      const { reference, receivedAt, programme } = message as Pick<
        WaitingMedia,
        "reference" | "receivedAt" | "programme"
      >;
      const [sealed, media] = await Promise.all([
        get(vault, sealedMessageKey(id)),
        get(vault, mediaKey(reference, id)),
      ]);
      return { id, reference, receivedAt, programme, providerId: sealed?.providerId, files: media?.files };
    },
    /** Writes one file over what was seen of it; false where it was destroyed or changed meanwhile. */
    change: async ({ id, reference }: WaitingMedia, index: number, seen: KeptFile, file: KeptFile): Promise<boolean> =>
      happened(
        db.send(
          new UpdateCommand({
            TableName: vault,
            Key: mediaKey(reference, id),
            UpdateExpression: `SET files[${index}] = :file`,
            ConditionExpression: `files[${index}] = :seen`,
            ExpressionAttributeValues: { ":file": file, ":seen": seen },
          }),
        ),
      ),
    /** Out of the outbox: the provider's copy may go, or stays because a file is there alone. */
    settle: async ({ id, receivedAt }: WaitingMedia, mayErase: boolean): Promise<void> => {
      const place = due("provider", id, receivedAt);
      await happened(
        db.send(
          new UpdateCommand({
            TableName: records,
            Key: messageKey(id),
            UpdateExpression: mayErase ? "SET outboxShard = :shard, outboxAt = :at" : "REMOVE outboxShard, outboxAt",
            ConditionExpression: "#state = :opened AND begins_with(outboxShard, :outbox)",
            ExpressionAttributeNames: { "#state": "state" },
            ExpressionAttributeValues: {
              ":opened": "opened",
              ":outbox": "OUTBOX#",
              ...(mayErase && { ":shard": place.outboxShard, ":at": place.outboxAt }),
            },
          }),
        ),
      );
    },
  };
};
export type WaitingMediaStore = ReturnType<typeof waitingMedia>;
