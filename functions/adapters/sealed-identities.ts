import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Channel, ContactToken, MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { Sealed, SealedValues } from "../domain/feedback/sealed.ts";
import { addressKey, identityKey, type Key } from "./keys.ts";

/** What the vault holds of one message of a record; its values have the numbers from `first` on. */
export type SealedIdentity = Key & {
  readonly first: number;
  readonly receivedAt: string;
  readonly identity: SealedValues;
};

/** The vault as `disclose` sees it. */
export const sealedIdentities = (db: DynamoDBDocumentClient, table: string) => ({
  of: async (reference: ReferenceCode): Promise<readonly SealedIdentity[]> => {
    const items: SealedIdentity[] = [];
    const { pk, sk } = identityKey(reference, "" as MessageId);
    let from: Record<string, unknown> | undefined;
    do {
      const page = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :record AND begins_with(sk, :identity)",
          ExpressionAttributeValues: { ":record": pk, ":identity": sk },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      items.push(...((page.Items ?? []) as SealedIdentity[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return items.toSorted((one, other) => one.first - other.first);
  },
  /** The writer of what is hidden; gone with the address, at STOP, at DELETE, or when its time is over. */
  senderOf: async (contact: ContactToken, channel: Channel): Promise<Sealed | undefined> => {
    const Key = addressKey(contact, channel);
    return (await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item?.sender as
      | Sealed
      | undefined;
  },
  /** Destroys one value; its label stays, so that the numbers of the others do. */
  destroy: async ({ pk, sk }: Key, index: number): Promise<void> => {
    const value = `#identity.#values[${index}]`;
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: `REMOVE ${value}.#data, ${value}.iv`,
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#identity": "identity", "#values": "values", "#data": "data" },
      }),
    );
  },
});
export type SealedIdentities = ReturnType<typeof sealedIdentities>;
