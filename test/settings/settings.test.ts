import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SettingsError } from "../../functions/domain/settings/settings-error.ts";
import { parseSettings } from "../../functions/domain/settings.ts";

type Json = { [key: string]: Json } & Json[] & string;
const shipped = () => JSON.parse(readFileSync("settings.json", "utf8")) as Json;

const small = () => ({
  society: { id: "small", name: "Small Society" },
  publicUrl: "https://feedback.example.org",
  region: "eu-central-1",
  twilio: { accountSid: `AC${"0".repeat(32)}` },
  mail: { from: "hearback@example.org" },
  consoleOrigins: ["https://console.example.org"],
  outsidePerson: { email: "outside@example.net" },
  programmes: [
    {
      id: "one",
      name: "One",
      country: "KE",
      timeZone: "Africa/Nairobi",
      languages: { en: 0.5 },
      numbers: [{ channel: "sms", address: "+15550100" }],
      integrityLead: { email: "integrity@example.org" },
    },
  ],
});

/** The sentence that refuses the shipped settings after a change. */
function refusal(change: (settings: Json) => unknown): string {
  const settings = shipped();
  change(settings);
  try {
    parseSettings(settings);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("the settings of a deployment", () => {
  it("ship with two programmes in two time zones that share no number", () => {
    const { programmes } = parseSettings(shipped());
    expect(new Set(programmes.map(({ timeZone }) => timeZone)).size).toBe(2);
    expect(new Set(programmes.flatMap(({ numbers }) => numbers.map(({ address }) => address))).size).toBe(4);
  });

  it("may be small: what is left out takes the sector's defaults", () => {
    const settings = parseSettings(small());
    expect(settings.clocks).toMatchObject({
      acknowledgementMinutes: 1,
      dangerNowMinutes: 15,
      recentSexualViolenceHours: 2,
      sensitiveForwardedHours: 24,
      sensitiveDecidedHours: 72,
      urgentHours: 72,
      firstResponseWorkingDays: 5,
      complaintAnswerDays: 30,
      outcomeToldHours: 48,
      unansweredDays: 30,
    });
    expect(settings.retention).toMatchObject({ addressDays: 30, textDays: 90, codedRowDays: 730 });
    expect(settings).toMatchObject({
      sealing: "all",
      twilioRedaction: "off",
      suppression: { k: 5, percentageBase: 20 },
    });
    expect(settings.programmes[0]).toMatchObject({ reviewedLanguages: [], digest: { weekday: "monday", hour: 8 } });
  });

  it("are the same when they are read a second time, so that a deployed copy needs no check", () => {
    const once = parseSettings(shipped());
    expect(parseSettings(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it.each<[string, (settings: Json) => unknown, string]>([
    ["a missing setting", (s) => Reflect.deleteProperty(s, "publicUrl"), "The setting publicUrl is missing."],
    [
      "a misspelt setting",
      (s) => Object.assign(s.programmes?.[0] ?? {}, { timezone: "Africa/Tunis" }),
      "The setting programmes[0].timezone is not known: check its spelling and its place.",
    ],
    [
      "a time zone that is none",
      (s) => Object.assign(s.programmes?.[1] ?? {}, { timeZone: "Europe/Nowhere" }),
      "The setting programmes[1].timeZone is wrong: it must be a time zone such as Africa/Tunis.",
    ],
    [
      "an account of another form",
      (s) => Object.assign(s.twilio ?? {}, { accountSid: "SK1" }),
      "The setting twilio.accountSid is wrong: it must be AC and 32 hexadecimal digits, as Twilio shows it.",
    ],
    [
      "a public address with a path",
      (s) => Object.assign(s, { publicUrl: "https://example.org/x" }),
      "The setting publicUrl is wrong: it must be https:// and a host name, without a path or a slash at the end.",
    ],
    [
      "a public address without encryption",
      (s) => Object.assign(s, { publicUrl: "http://example.org" }),
      "The setting publicUrl is wrong: it must be https:// and a host name, without a path or a slash at the end.",
    ],
    [
      "the same number in two programmes",
      (s) => Object.assign(s.programmes?.[1]?.numbers?.[0] ?? {}, { address: "+15550100" }),
      "The setting programmes[1].numbers[0] is wrong: it must not be given twice.",
    ],
    [
      "a reviewed language outside the profile",
      (s) => Object.assign(s.programmes?.[0] ?? {}, { reviewedLanguages: ["uk"] }),
      "The setting programmes[0].languages is wrong: it must give a share to uk, which the programme answers in.",
    ],
    [
      "shares above the whole",
      (s) => Object.assign(s.programmes?.[0] ?? {}, { languages: { fr: 0.9, ar: 0.9 } }),
      "The setting programmes[0].languages is wrong: it must not add up to more than 1.",
    ],
    [
      "a clock of zero",
      (s) => Object.assign(s, { clocks: { urgentHours: 0 } }),
      "The setting clocks.urgentHours is wrong: it must be at least 1.",
    ],
    [
      "a word for a number",
      (s) => Object.assign(s, { clocks: { urgentHours: "soon" } }),
      "The setting clocks.urgentHours is wrong: it must be a number.",
    ],
    [
      "half a day",
      (s) => Object.assign(s, { retention: { textDays: 1.5 } }),
      "The setting retention.textDays is wrong: it must be a whole number.",
    ],
    [
      "two things at once",
      (s) => [Reflect.deleteProperty(s, "publicUrl"), Reflect.deleteProperty(s, "mail")],
      "The setting publicUrl is missing (and 1 more).",
    ],
  ])("are refused with one sentence for %s", (_, change, sentence) => {
    expect(refusal(change)).toBe(sentence);
  });

  it("are refused without repeating what they say, for they name people", () => {
    const secret = "amina.invented";
    expect(refusal((s) => Object.assign(s, { outsidePerson: { email: secret } }))).not.toContain(secret);
  });

  it("are refused with a sentence whatever the file holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseSettings(json)).toThrow(/^The settings? .{5,300}\.$/s);
      }),
    );
  });
});
