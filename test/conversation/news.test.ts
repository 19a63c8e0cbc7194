import { describe, expect, test } from "vitest";
import { newsToSend } from "../../functions/domain/conversation/news.ts";
import { segmentsOf } from "../../functions/domain/conversation/segments.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import type { NewsItem } from "../../functions/domain/statistics/bulletin.ts";

const item = (said: string, did = "It was mended."): NewsItem => ({
  said: said as StrippedText,
  did: did as StrippedText,
  language: "en",
  topic: "wash",
  at: "2026-11-16T09:00:00Z",
});

describe("the answer to NEWS", () => {
  test("holds the newest items first, each whole", () => {
    expect(newsToSend([item("The tap is broken."), item("The lamp is out.")], "sms")).toBe(
      "- The tap is broken.\n  It was mended.\n- The lamp is out.\n  It was mended.",
    );
  });

  test("ends by SMS before it costs more than six segments, and goes on by WhatsApp, which costs one", () => {
    const many = Array.from({ length: 40 }, (_, at) => item(`ውሃ የለም ${at} ${"ቀን ".repeat(12)}`));
    const sms = newsToSend(many, "sms") ?? "";
    expect(segmentsOf(sms, "sms").segments).toBeLessThanOrEqual(6);
    expect(sms.split("\n- ").length).toBeGreaterThan(2);
    expect((newsToSend(many, "whatsapp") ?? "").length).toBeGreaterThan(sms.length);
    expect((newsToSend(many, "whatsapp") ?? "").length).toBeLessThanOrEqual(1_500);
  });

  test("holds the newest item although it is long, and passes over what fits into no message", () => {
    const long = item("ረጅም ".repeat(150));
    expect(newsToSend([long, item("short")], "sms")).toContain("ረጅም");
    expect(newsToSend([item("ረጅም ".repeat(600)), item("short")], "sms")).toBe("- short\n  It was mended.");
  });

  test("is none where there is none", () => {
    expect(newsToSend([], "sms")).toBeUndefined();
  });
});
