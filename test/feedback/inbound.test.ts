import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInbound } from "../../functions/domain/feedback/inbound.ts";

const { payloads } = JSON.parse(
  readFileSync(new URL("../twilio/twilio-inbound-payloads.json", import.meta.url), "utf8"),
) as { payloads: Record<string, Record<string, string>> };

describe("a webhook's form", () => {
  test.each([
    ["sms", "sms", []],
    ["mms2images", "sms", ["photo", "photo"]],
    ["whatsappText", "whatsapp", []],
    ["whatsappVoiceNote", "whatsapp", ["voice"]],
    ["whatsappSharedContact", "whatsapp", ["contact"]],
  ])("%s is read as %s with its attachments", (shape, channel, kinds) => {
    const inbound = readInbound(payloads[shape] ?? {});
    expect(inbound.channel).toBe(channel);
    expect(inbound.attachments.map(({ kind }) => kind)).toEqual(kinds);
    expect(inbound.providerId).toMatch(/^(SM|MM)[0-9a-f]{32}$/);
  });

  test("keeps a position apart from the text", () => {
    const { body, location } = readInbound({ ...payloads.whatsappLocation });
    expect(body).toBe("");
    expect(location).toEqual({
      latitude: "25.018766403198",
      longitude: "-77.395950317383",
      label: "Home, 1 Example St",
    });
  });

  test("takes the words of a button that was pressed", () => {
    expect(readInbound({ From: "whatsapp:+15555550101", ButtonText: "Yes", Body: "" }).body).toBe("Yes");
  });

  test("says what Twilio did with STOP", () => {
    expect(readInbound({ ...payloads.smsViaMessagingService }).optOutType).toBe("STOP");
  });

  test("reads nothing that is not on the allow-list", () => {
    const inbound = readInbound({ ...payloads.sms, FromCity: "Xanadu", ExternalUserId: "whatsapp:ID.42" });
    expect(JSON.stringify(inbound)).not.toMatch(/Xanadu|ID\.42/);
  });

  test("never throws and never leaves half a character, whatever is in it", () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()))),
        (form) => {
          const { body } = readInbound({ ...form, Body: `\ud800${String(form.Body ?? "")}\0` });
          expect(body.isWellFormed()).toBe(true);
          expect(body).not.toContain("\0");
        },
      ),
    ));

  test("keeps ten media and no more", () => {
    expect(readInbound({ NumMedia: "10" }).attachments).toHaveLength(10);
    expect(readInbound({ NumMedia: "11000000" }).attachments).toHaveLength(0);
  });
});
