import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { contacts } from "../../functions/adapters/contacts.ts";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import type { KeptPart } from "../../functions/domain/feedback/keeping.ts";
import { whatGoes } from "../../functions/retain.ts";
import type { Place } from "../redrive/place.ts";
import { tablesOf } from "./tables-of.ts";

const mostPerShard = 1_000;

/** A line for each record of which something would go, by its reference code alone, and a last line of counts. */
export const dryRun = async (
  client: DynamoDBClient,
  { settings, stack }: Pick<Place, "settings" | "stack">,
  now: Date,
): Promise<readonly string[]> => {
  const db = DynamoDBDocumentClient.from(client);
  const tables = await tablesOf(client, stack);
  const parts = { settings, records: recordStore(db, tables.records), contacts: contacts(db, tables), now: () => now };
  const counts: Record<KeptPart | "postponed", number> = { identity: 0, address: 0, text: 0, postponed: 0 };
  const lines: string[] = [];
  const due = dueItems(db, tables.records);
  for (const item of await due("retention", now, mostPerShard)) {
    const found = await whatGoes(parts, item);
    if (!found || found.wanted.length === 0) continue;
    for (const part of found.going) counts[part] += 1;
    const waits = found.going.length < found.wanted.length;
    if (waits) counts.postponed += 1;
    lines.push([found.record.reference, ...found.going, ...(waits ? ["(waits)"] : [])].join(" "));
  }
  const copies = (await due("provider", now, mostPerShard)).length;
  const { identity, address, text, postponed } = counts;
  return [
    ...lines.sort(),
    `retention: ${lines.length} records, ${identity} identities, ${address} addresses, ${text} texts, ${postponed} postponed, ${copies} copies at the provider`,
  ];
};
