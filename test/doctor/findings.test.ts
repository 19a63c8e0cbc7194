import { readFileSync } from "node:fs";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { describe, expect, onTestFinished, test } from "vitest";
import { examine } from "../../bin/doctor/examine.ts";
import { rosterFindings } from "../../bin/doctor/roster.ts";
import { settingsFindings } from "../../bin/doctor/settings.ts";
import { twilioFindings } from "../../bin/doctor/twilio.ts";
import { addressAt, twilioAt } from "../../bin/doctor/twilio-at.ts";
import type { Person } from "../../functions/domain/feedback/people.ts";
import { parseSettings, type Settings } from "../../functions/domain/settings.ts";
import { startTwilio } from "../../local/twilio/start-twilio.ts";

const shipped = JSON.parse(readFileSync("settings.json", "utf8"));
const now = new Date("2026-11-02T12:00:00Z");
const levels = (findings: readonly { level: string; what: string }[], about: RegExp) =>
  findings.filter(({ what }) => about.test(what)).map(({ level }) => level);

describe("the roster", () => {
  const person = (id: string, role: Person["roles"][number], more: Partial<Person> = {}): Person => ({
    id,
    name: "Invented",
    email: `${id}@example.org`,
    roles: [role],
    programmes: ["north"],
    sites: [],
    ...more,
  });
  const people = [
    person("i1", "integrity_focal_point"),
    person("i2", "integrity_focal_point"),
    person("p1", "protection_focal_point"),
    person("p2", "protection_focal_point"),
  ];
  const any = (onDuty: string, backup?: string) => ({ programme: "north", class: "any" as const, onDuty, backup });
  const of = (watches: ReturnType<typeof any>[], crowd = people) =>
    rosterFindings("north", { people: crowd, duty: { watches }, now }).map(({ level, what }) => `${level} ${what}`);

  test("is well when each side has somebody on duty and somebody behind them", () => {
    expect(of([any("i1", "i2"), any("p1", "p2")])).toEqual(["ok Roster of north: somebody is on duty for every class"]);
  });

  test("lacks a backup where there is none, or the same person", () => {
    const [, alone] = of([any("i1", "i1"), any("p1", "p2")]);
    expect(alone).toBe("warn Roster of north: no backup for sea, fraud_corruption, staff_misconduct");
  });

  test("does not count who is not entitled, is of another programme, or is away", () => {
    const gone = /^fail Roster of north: nobody on duty for gbv, /;
    expect(of([any("i1", "i2")])[0]).toMatch(gone);
    const [i1, i2, p1, p2] = people as [Person, Person, Person, Person];
    expect(of([any("i1", "i2"), any("p1")], [i1, i2, { ...p1, programmes: ["south"] }, p2])[0]).toMatch(gone);
    const away = { ...p1, absentUntil: "2026-12-01T00:00:00Z" };
    const findings = of([any("i1", "i2"), any("p1")], [i1, i2, away, p2]);
    expect(findings[0]).toMatch(gone);
    expect(findings).toContain("warn Roster of north: 1 of it absent");
  });
});

describe("the settings", () => {
  const findings = (change: (settings: typeof shipped) => void, drafts: "hold" | "send" = "hold") => {
    const settings = structuredClone(shipped);
    change(settings);
    return settingsFindings(parseSettings(settings), drafts);
  };

  test("with no reviewed text hold every answer back, except where drafts are sent", () => {
    expect(
      levels(
        findings(() => {}),
        /^Texts of/,
      ),
    ).toEqual(["fail", "fail"]);
    expect(
      levels(
        findings(() => {}, "send"),
        /^Texts of/,
      ),
    ).toEqual(["warn", "warn"]);
  });

  test("with a reviewed language still name those whom nobody answers, and the file that says otherwise", () => {
    const found = findings((settings) => {
      settings.programmes[0].reviewedLanguages = ["fr"];
    });
    expect(levels(found, /^Texts of northern-route/)).toEqual(["ok", "warn", "warn"]);
  });

  test("must not name a manager as the outside person, whatever the case of the address", () => {
    const found = findings((settings) => {
      settings.outsidePerson.email = settings.programmes[0].managers[0].email.toUpperCase();
    });
    expect(levels(found, /outside person/)).toEqual(["fail"]);
  });

  test("must name somebody who gets the alarms", () => {
    const found = findings((settings) => {
      settings.operators = [];
    });
    expect(levels(found, /^Alarms/)).toEqual(["fail"]);
  });
});

describe("somebody who is not signed in to AWS", () => {
  test("is told so, and not that a right is missing", async () => {
    const nobody = async () => {
      throw Object.assign(new Error("Could not load credentials"), { name: "CredentialsProviderError" });
    };
    const ses = new SESv2Client({ region: "eu-central-1", credentials: nobody });
    const publicUrl = "http://127.0.0.1:9";
    const patient = { publicUrl, drafts: "hold", twilio: nobody, ses, roster: nobody } as const;
    const found = await examine(parseSettings(shipped), patient, now);
    const asked = found.filter(({ what }) => /^(Mail|The roster) could not/.test(what)).map(({ todo }) => todo);
    expect(asked).toEqual(Array(2).fill("sign in to AWS first (aws sso login, or AWS_PROFILE)"));
  });
});

describe("Twilio", () => {
  const webhook = "http://127.0.0.1:9/twilio/messages#rc=5&rp=all";
  const findings = async (options: object, change: Partial<Settings["twilio"]> = {}) => {
    const { url, options: account, stop } = await startTwilio({ webhookUrl: webhook, ...options });
    onTestFinished(stop);
    const { accountSid, apiKey, apiSecret } = account;
    const twilio = twilioAt({ accountSid, apiKey, apiKeySecret: apiSecret }, url);
    const settings = parseSettings({ ...shipped, conversation: {}, twilio: { accountSid, ...change } });
    return twilioFindings(twilio, settings, webhook);
  };
  const ours = ["+15550100", "whatsapp:+15550101", "+15550110", "whatsapp:+15550111"];

  test("is well when every number of the settings is there and comes to us", async () => {
    const found = await findings({ numbers: ours, fallbackUrl: "http://127.0.0.1:9/twilio/messages" });
    expect(new Set(levels(found, /^SMS|^WhatsApp/))).toEqual(new Set(["ok"]));
    expect(levels(found, /redaction/)).toEqual(["warn"]);
  });

  test("lacks a number and a sender that the account does not have", async () => {
    const found = await findings({ numbers: ours.slice(0, 2) });
    expect(found.filter(({ level }) => level === "fail").map(({ what }) => what)).toEqual([
      "SMS +15550110: not a number of this account",
      "WhatsApp +15550111: not a sender of this account",
    ]);
  });

  test("is asked for missed calls where the settings have a bridge for calls", async () => {
    const { url, options, stop } = await startTwilio({ webhookUrl: webhook, numbers: ours });
    onTestFinished(stop);
    const { accountSid, apiKey, apiSecret } = options;
    const twilio = twilioAt({ accountSid, apiKey, apiKeySecret: apiSecret }, url);
    const settings = parseSettings({ ...shipped, conversation: { callBridge: "on" }, twilio: { accountSid } });
    const calls = async () => levels(await twilioFindings(twilio, settings, webhook), /^Calls/);
    expect(await calls()).toEqual(["fail", "fail"]);
    const headers = { "x-emulator": "doctor", "content-type": "application/json" };
    const body = JSON.stringify({ voiceUrl: webhook.replace("messages", "voice") });
    await fetch(`${url}/emulator/webhook`, { method: "POST", headers, body });
    expect(await calls()).toEqual(["ok", "ok"]);
  });

  test("is asked for the Messaging Service where one takes the messages, and opt-out is left to a person", async () => {
    const messagingServiceSid = `MG${"1".repeat(32)}`;
    const found = await findings({ numbers: ours, messagingServiceSid }, { messagingServiceSid });
    expect(levels(found, /^Messaging Service: messages come to us/)).toEqual(["ok"]);
    expect(levels(found, /opt-out/)).toEqual(["warn"]);
    expect(levels(found, /^SMS .* go through the Messaging Service/)).toEqual(["ok", "ok"]);
  });

  test.each([
    ["https://api.twilio.com", "https://messaging.twilio.com/v1/Services/MG1"],
    ["https://api.dublin.ie1.twilio.com", "https://messaging.dublin.ie1.twilio.com/v1/Services/MG1"],
    ["http://127.0.0.1:4001", "http://127.0.0.1:4001/v1/Services/MG1"],
  ])("is reached at the host of each product, in the region of %s", (apiUrl, address) => {
    expect(addressAt(apiUrl, "https://messaging.twilio.com/v1/Services/MG1")).toBe(address);
  });
});
