import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts } from "../../functions/adapters/contacts.ts";
import { recordItem } from "../../functions/adapters/record-items.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import { vault } from "../../functions/adapters/vault.ts";
import type { ContactToken, Pseudonym } from "../../functions/domain/feedback/handles.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import type { Heard, ObeyParts } from "../../functions/obey/parts.ts";
import { onStatus } from "../../functions/obey/status.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { aRecord } from "../a-record.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item: recordItem(aRecord()) }));
});
afterAll(async () => cloud.stop());

const partsOf = () => {
  const { db, table, vault: vaultTable } = cloud;
  return {
    settings: parseSettings(settingsFile),
    records: recordStore(db, table),
    vault: vault(db, vaultTable),
    contacts: contacts(db, { records: table, vault: vaultTable }),
    now: () => new Date("2026-11-20T10:00:00Z"),
  } as unknown as ObeyParts;
};
/** Somebody who asks for a code of somebody else's, as they were known when their message was read. */
const asks = async (pseudonym: string) => {
  const parts = partsOf();
  const known = await parts.vault.contactOf(pseudonym as Pseudonym);
  const heard = {
    command: { name: "status", code: aRecord().reference, language: "en" },
    entry: { pseudonym },
    message: { receivedAt: "2026-11-20T10:00:00.000Z", channel: "sms" },
    known,
    fresh: `fresh-${pseudonym}` as ContactToken,
  } as unknown as Heard;
  return async () => onStatus(parts, heard);
};
const told = (answers: readonly unknown[]) =>
  answers.filter((answer) => (answer as { text?: string }).text === "statusOpen").length;

describe("somebody who tries codes of others", () => {
  test("is told of five a day, also when they send many at once", async () => {
    const many = await Promise.all(Array.from({ length: 12 }, async () => asks("hasty")));
    expect(told(await Promise.all(many.map(async (ask) => ask())))).toBe(5);
    expect(await (await asks("hasty"))()).toEqual({ text: "statusUnknown" });
  });

  test("is remembered under one token, for two days where nothing else is known of them", async () => {
    const { contact, tries, expiresAt } = (await partsOf().vault.contactOf("hasty" as Pseudonym)) as unknown as {
      contact: string;
      tries: { count: number };
      expiresAt: number;
    };
    expect([contact, tries.count]).toEqual(["fresh-hasty", 5]);
    expect(expiresAt).toBe(Date.parse("2026-11-22T10:00:00Z") / 1000);
  });
});
