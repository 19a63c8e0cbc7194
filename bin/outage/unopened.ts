import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dueItems } from "../../functions/adapters/due-items.ts";
import type { Cloud } from "../../local/cloud.ts";
import { tablesOf } from "../retention/tables-of.ts";

const aMinute = 60_000;

/** Whether messages that were taken in are still on their way into a record: by the index, for asking the API is slow. */
export const areUnopened = async ({ clients }: Pick<Cloud, "clients">): Promise<boolean> => {
  const { records } = await tablesOf(clients.database, "Hearback");
  const due = dueItems(DynamoDBDocumentClient.from(clients.database), records);
  // The oldest of each shard: messages of an outage are older than what follows from them.
  const items = await due("outbox", new Date(Date.now() + aMinute), 100);
  return items.some(({ pk }) => pk.startsWith("MESSAGE#"));
};
