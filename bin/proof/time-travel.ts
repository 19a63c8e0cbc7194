import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Cloud } from "../../local/cloud.ts";
import { itemsOf } from "./items-of.ts";

type Place = Pick<Cloud, "clients" | "tables" | "deployment">;
const recordsTable = ({ tables }: Place) => tables.find(({ id }) => id.startsWith("Records"))?.name ?? "";

/** As if reconciliation had passed this moment on every number of ours. */
export const reconciledUntilNow = async (cloud: Place): Promise<void> => {
  const at = { S: new Date(Date.now() + 60_000).toISOString() };
  for (const number of (cloud.deployment?.programmes ?? []).flatMap(({ numbers }) => numbers)) {
    const Item = { pk: { S: `SAFE_POINT#${number}` }, sk: { S: "SAFE_POINT" }, at };
    await cloud.clients.database.send(new PutItemCommand({ TableName: recordsTable(cloud), Item }));
  }
};

/** As if a record had been closed, or its deletion asked for, so many days ago. */
export const daysAgo = async (cloud: Place, reference: string, days: number): Promise<void> => {
  const db = DynamoDBDocumentClient.from(cloud.clients.database);
  const Key = { pk: `RECORD#${reference}`, sk: "RECORD" };
  const TableName = recordsTable(cloud);
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  const { Item } = await cloud.clients.database.send(
    new GetItemCommand({ TableName, Key: { pk: { S: Key.pk }, sk: { S: Key.sk } } }),
  );
  const asked = Item?.keeping?.M?.askedAt?.S !== undefined;
  await db.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: `SET ${asked ? "keeping.askedAt" : "closedAt"} = :at, outboxAt = :at`,
      ExpressionAttributeValues: { ":at": at },
    }),
  );
};

/** As if a person had last written on WhatsApp so many hours ago, by our clock. */
export const silentFor = async (cloud: Place, reference: string, hours: number): Promise<void> => {
  const db = DynamoDBDocumentClient.from(cloud.clients.database);
  const vaultTable = cloud.tables.find(({ id }) => id.startsWith("Vault"))?.name ?? "";
  const { Item } = await cloud.clients.database.send(
    new GetItemCommand({
      TableName: recordsTable(cloud),
      Key: { pk: { S: `RECORD#${reference}` }, sk: { S: "RECORD" } },
    }),
  );
  await db.send(
    new UpdateCommand({
      TableName: vaultTable,
      Key: { pk: `CONTACT#${Item?.contact?.S ?? ""}`, sk: "ADDRESS#whatsapp" },
      UpdateExpression: "SET lastInboundAt = :at",
      ExpressionAttributeValues: { ":at": new Date(Date.now() - hours * 3_600_000).toISOString() },
    }),
  );
};

/** As if the contact of a record had been silent for so many days, on every channel. */
export const silentContact = async (cloud: Place, reference: string, days: number): Promise<void> => {
  const db = DynamoDBDocumentClient.from(cloud.clients.database);
  const TableName = cloud.tables.find(({ id }) => id.startsWith("Vault"))?.name ?? "";
  const records = await itemsOf(cloud, "records");
  const contact = records.find(({ pk, sk }) => pk?.S === `RECORD#${reference}` && sk?.S === "RECORD")?.contact?.S;
  const known = (await itemsOf(cloud, "vault")).filter(
    (item) => item.sk?.S === "CONTACT" && item.contact?.S === contact,
  );
  for (const { pk, sk } of known) {
    await db.send(
      new UpdateCommand({
        TableName,
        Key: { pk: pk?.S, sk: sk?.S },
        UpdateExpression: "SET lastMessageAt = :at",
        ExpressionAttributeValues: { ":at": new Date(Date.now() - days * 86_400_000).toISOString() },
      }),
    );
  }
};

/** As if reconciliation had never passed: the next one looks back a whole day. */
export const nothingReconciled = async (cloud: Place): Promise<void> => {
  for (const number of (cloud.deployment?.programmes ?? []).flatMap(({ numbers }) => numbers)) {
    const Key = { pk: { S: `SAFE_POINT#${number}` }, sk: { S: "SAFE_POINT" } };
    await cloud.clients.database.send(new DeleteItemCommand({ TableName: recordsTable(cloud), Key }));
  }
};
