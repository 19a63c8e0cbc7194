import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { due, ledgerKey, messageKey, safePointKey, sealedMessageKey } from "../../functions/adapters/keys.ts";
import { providerCopies } from "../../functions/adapters/provider-copies.ts";
import { safePoints } from "../../functions/adapters/safe-points.ts";
import { twilioErase } from "../../functions/adapters/twilio-erase.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { eraseProviderCopies } from "../../functions/erase-provider-copies.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { type Bench, sms, startBench } from "../local/twilio/emulator.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
let bench: Bench;
beforeAll(async () => {
  cloud = await smallCloud();
  bench = await startBench();
});
afterAll(async () => {
  await bench.stop();
  await cloud.stop();
});

const [north] = settingsFile.programmes;
const [number] = north?.numbers ?? [];
const settings = parseSettings({ ...settingsFile, programmes: [{ ...north, numbers: [number] }] });
const now = new Date("2026-11-20T12:00:00.000Z");
const put = async (TableName: string, Item: Record<string, unknown>) =>
  cloud.db.send(new PutCommand({ TableName, Item }));

/** A message that a record holds, and whose copy Twilio has. */
const aCopy = async (name: string, at: string) => {
  const sent = await bench.post("/emulator/inbound", { from: "+999570000088", to: sms, body: "the tap is broken" });
  const { sid } = (await sent.json()) as { sid: string };
  const id = name as MessageId;
  await put(cloud.table, { ...messageKey(id), state: "opened", ...due("provider", id, at) });
  await put(cloud.vault, { ...sealedMessageKey(id), providerId: sid });
};

const eraseWith = async (apiKeySecret: string) => {
  const { accountSid, apiKey } = bench.twilio.options;
  return eraseProviderCopies(
    {
      settings,
      due: dueItems(cloud.db, cloud.table),
      safePoints: safePoints(cloud.db, cloud.table),
      copies: providerCopies(cloud.db, { records: cloud.table, vault: cloud.vault }),
      eraseAtProvider: twilioErase(async () => ({ accountSid, apiKey, apiKeySecret }), bench.twilio.url),
      now: () => now,
      log: () => undefined,
    },
    () => 1,
    false,
  );
};

test("the ledger of a day says how many copies were erased and how many are refused, and nothing of any", async () => {
  await put(cloud.table, { ...safePointKey(number?.address ?? ""), at: "2026-11-20T11:00:00.000Z" });
  for (const name of ["one", "two", "three"]) await aCopy(name, "2026-11-20T10:00:00.000Z");
  // Reconciliation has not passed this one: its copy may be the only one.
  await aCopy("young", "2026-11-20T11:30:00.000Z");
  const ledger = async () =>
    (await cloud.db.send(new GetCommand({ TableName: cloud.table, Key: ledgerKey("2026-11-20") }))).Item;
  for (let runs = 0; runs < 2; runs++)
    expect(await eraseWith("a-wrong-secret")).toEqual({ erased: 0, pending: 0, refused: 3 });
  expect(await ledger()).toEqual({ ...ledgerKey("2026-11-20"), schema: 1, erased: 0, pending: 0, refused: 3 });
  expect(await eraseWith(bench.twilio.options.apiSecret)).toEqual({ erased: 3, pending: 0, refused: 0 });
  expect(await ledger()).toEqual({ ...ledgerKey("2026-11-20"), schema: 1, erased: 3, pending: 0, refused: 0 });
  expect(await bench.get("/emulator/messages")).toMatchObject({ messages: [{ from: "+999570000088" }] });
});
