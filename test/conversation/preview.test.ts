import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { previewOf } from "../../functions/domain/conversation/preview.ts";
import { parseSettings } from "../../functions/domain/settings.ts";

const file = JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8"));
const prices = { currency: "USD", smsSegment: 0.01, whatsappMessage: 0.005 };
const settings = parseSettings({ ...file, twilio: { ...file.twilio, prices } });
const wrote = "2026-11-20T10:00:00.000Z";
const preview = (channel: "sms" | "whatsapp", text: string, now: string) =>
  previewOf(settings, {
    text,
    identifiers: [{ type: "PHONE" }, { type: "PHONE" }],
    record: { channel, lastMessageAt: wrote },
    now: new Date(now),
  });

test.each([
  ["a".repeat(160), 1, "gsm7"],
  ["a".repeat(161), 2, "gsm7"],
  [`${"a".repeat(69)}ó`, 1, "ucs2"],
  [`${"a".repeat(70)}ó`, 2, "ucs2"],
  ["", 1, "gsm7"],
])("an SMS is counted as it is charged (%#)", (text, segments, encoding) => {
  expect(preview("sms", text, wrote)).toMatchObject({ segments, encoding, goesAs: "text", windowEndsAt: undefined });
});

test("an answer on WhatsApp goes as text within 24 hours, and after them as a notice that costs a message more", () => {
  const text = "ሰላም ".repeat(100);
  expect(preview("whatsapp", text, "2026-11-21T09:58:00.000Z")).toMatchObject({
    segments: 1,
    goesAs: "text",
    cost: { amount: 0.005, currency: "USD" },
  });
  expect(preview("whatsapp", text, "2026-11-21T10:00:00.000Z")).toMatchObject({
    goesAs: "notice",
    cost: { amount: 0.01 },
  });
});

test("an answer's identifiers are named by their kind, once", () => {
  expect(preview("sms", "x", wrote).identifiers).toEqual(["PHONE"]);
});

test("without prices there is no cost, rather than one of nothing", () => {
  const now = {
    text: "x",
    identifiers: [],
    record: { channel: "sms" as const, lastMessageAt: wrote },
    now: new Date(wrote),
  };
  expect(previewOf(parseSettings(file), now).cost).toBeUndefined();
});
