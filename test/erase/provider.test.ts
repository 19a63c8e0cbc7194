import { afterAll, beforeAll, expect, test } from "vitest";
import { twilioErase } from "../../functions/adapters/twilio-erase.ts";
import { type Bench, startBench, whatsapp } from "../local/twilio/emulator.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(async () => bench.stop());

test("a message with files is erased at the provider with every file", async () => {
  const media = [{ contentType: "image/jpeg" }, { contentType: "audio/ogg" }];
  const sent = await bench.post("/emulator/inbound", { from: "whatsapp:+999570000099", to: whatsapp, media });
  const { sid } = (await sent.json()) as { sid: string };
  const { accountSid, apiKey, apiSecret } = bench.twilio.options;
  const erase = twilioErase(async () => ({ accountSid, apiKey, apiKeySecret: apiSecret }), bench.twilio.url);
  expect(await erase(sid)).toBe("erased");
  expect(await erase(sid)).toBe("erased");
  expect(await bench.get("/emulator/messages")).toMatchObject({ messages: [] });
});
