import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CallId, ReplyId } from "../domain/feedback/handles.ts";
import { callPointerKey, type Key, ledgerKey, replyPointerKey, schema } from "./keys.ts";

type Tables = { readonly records: string; readonly vault: string };

/** Where the provider's copies are known: of what came in by the vault, of what went out by the reply. */
export const providerCopies = (db: DynamoDBDocumentClient, { records, vault }: Tables) => {
  const get = async (TableName: string, { pk, sk }: Key) =>
    (await db.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item;
  const drop = async (TableName: string, Key: Key) => {
    await db.send(new DeleteCommand({ TableName, Key }));
  };
  const inVault = ({ pk }: Key): Key => ({ pk, sk: "SEALED" });
  const unmark = async ({ pk, sk }: Key, more = "") => {
    const update = new UpdateCommand({
      TableName: records,
      Key: { pk, sk },
      UpdateExpression: `${more} REMOVE outboxShard, outboxAt`,
      ConditionExpression: "attribute_exists(pk)",
      ...(more && { ExpressionAttributeValues: { ":true": true } }),
    });
    await db.send(update).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
  return {
    /** The provider's ids of a message, a reply or both halves of a call; none where nothing is left to erase. */
    find: async (item: Key): Promise<readonly string[]> => {
      const place = item.sk === "MESSAGE" ? await get(vault, inVault(item)) : await get(records, item);
      return [place?.providerId, place?.legId].filter((id) => typeof id === "string");
    },
    /** The way to a copy goes with the copy; a reply whose words have gone goes altogether, and a call of nobody. */
    erased: async (item: Key): Promise<void> => {
      if (item.sk === "MESSAGE") {
        await drop(vault, inVault(item));
        return unmark(item);
      }
      const sent = await get(records, item);
      if (sent && (sent.text === "" || sent.contact === "")) {
        const pointer = item.sk.startsWith("CALL#")
          ? callPointerKey(sent.id as CallId)
          : replyPointerKey(sent.id as ReplyId);
        await drop(records, pointer);
        return drop(records, { pk: item.pk, sk: item.sk });
      }
      return unmark(item, "SET providerErased = :true");
    },
    /** Counts of the day and nothing else: what was erased at the provider; what waits and what it refuses by now. */
    enter: async (day: string, counts: Readonly<Record<"erased" | "pending" | "refused", number>>): Promise<void> => {
      await db.send(
        new UpdateCommand({
          TableName: records,
          Key: ledgerKey(day),
          UpdateExpression: "SET #schema = :schema, pending = :pending, refused = :refused ADD erased :erased",
          ExpressionAttributeNames: { "#schema": "schema" },
          ExpressionAttributeValues: {
            ":schema": schema,
            ":pending": counts.pending,
            ":erased": counts.erased,
            ":refused": counts.refused,
          },
        }),
      );
    },
  };
};
export type ProviderCopies = ReturnType<typeof providerCopies>;
