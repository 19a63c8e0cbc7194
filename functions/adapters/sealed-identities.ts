import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Channel, ContactToken, MessageId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { Sealed, SealedValues } from "../domain/feedback/sealed.ts";
import { itemsUnder } from "./items-under.ts";
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
    const items = await itemsUnder<SealedIdentity>(db, table, identityKey(reference, "" as MessageId));
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
