import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts } from "../../functions/adapters/contacts.ts";
import { messageKey, sealedMessageKey } from "../../functions/adapters/keys.ts";
import { vault } from "../../functions/adapters/vault.ts";
import type { ContactToken, MessageId, Pseudonym } from "../../functions/domain/feedback/handles.ts";
import { programmeById } from "../../functions/domain/settings/our-numbers.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { answer } from "../../functions/obey/answer.ts";
import type { Heard, ObeyParts } from "../../functions/obey/parts.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const settings = parseSettings(settingsFile);
const most = settings.conversation.commandsPerHour;
const at = "2026-11-20T10:00:00.000Z";
const pseudonym = "hasty" as Pseudonym;

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const partsOf = (): ObeyParts =>
  ({
    settings,
    vault: vault(cloud.db, cloud.vault),
    contacts: contacts(cloud.db, { records: cloud.table, vault: cloud.vault }),
    queue: async () => undefined,
    randomId: () => crypto.randomUUID(),
    now: () => new Date(at),
    log: () => undefined,
  }) as unknown as ObeyParts;

/** A command that was received and not yet answered, as its writer was known when it was read. */
const heard = async (n: number): Promise<Heard> => {
  const id = `message-${n}` as MessageId;
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item: { ...messageKey(id), state: "received" } }));
  await cloud.db.send(new PutCommand({ TableName: cloud.vault, Item: { ...sealedMessageKey(id), pseudonym } }));
  const programme = programmeById(settings, "northern-route");
  return {
    message: { id, receivedAt: at, channel: "sms", number: "+15550100" },
    command: { name: "info", language: "en" },
    entry: { pseudonym, address: { id: "sealed" } },
    known: await partsOf().vault.contactOf(pseudonym),
    fresh: "fresh" as ContactToken,
    voice: { settings, programme, drafts: "send" },
  } as unknown as Heard;
};

test("whoever sends many commands at once is answered as often as whoever sends them one by one", async () => {
  const all = await Promise.all(Array.from({ length: most + 3 }, async (_, n) => heard(n)));
  // A command that others are always quicker than is brought back by the queue, and answered then.
  const obey = async (each: Heard): Promise<void> => {
    try {
      await answer(partsOf(), each, { text: "info" });
    } catch {
      await obey(each);
    }
  };
  await Promise.all(all.map(obey));
  const { Items = [] } = await cloud.db.send(new ScanCommand({ TableName: cloud.table }));
  expect(Items.filter(({ kind }) => kind === "command")).toHaveLength(most);
  expect(Items.filter(({ state }) => state === "deleted")).toHaveLength(most + 3);
  expect((await partsOf().vault.contactOf(pseudonym))?.commands?.count).toBe(most);
});
