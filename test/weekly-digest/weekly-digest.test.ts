import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { unzipSync } from "fflate";
import type { Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bulletins } from "../../functions/adapters/bulletins.ts";
import { countersUpdates } from "../../functions/adapters/counters.ts";
import { digestStores } from "../../functions/adapters/digest-stores.ts";
import { digests } from "../../functions/adapters/digests.ts";
import { links } from "../../functions/adapters/links.ts";
import { mailer } from "../../functions/adapters/mail.ts";
import { responseTimes } from "../../functions/adapters/response-times.ts";
import { subscriptionId, subscriptionStore } from "../../functions/adapters/subscriptions.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { mailEvents } from "../../functions/mail-events.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { publicPages } from "../../functions/public-pages.ts";
import { weeklyDigest } from "../../functions/weekly-digest.ts";
import { aRecord } from "../a-record.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const zone = "Africa/Tunis";
const north = "northern-route";
const manager = "manager.north@example.org";
const lead = "integrity@example.org";

let cloud: SmallCloud;
let lines: LogEvent[] = [];
let clock = new Date("2026-11-16T07:00:00Z");
/** The computer dies after the mail to this reader has gone out and before that is written down. */
let cutOff: string | undefined;

beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const run = (event: unknown) => {
  lines = [];
  const whole = digests(cloud.db, cloud.table);
  const store: typeof whole = {
    ...whole,
    sent: async (programme, week, to) => {
      if (to.id === cutOff) throw new Error("Killed");
      return whole.sent(programme, week, to);
    },
  };
  return weeklyDigest({
    settings,
    ...digestStores(cloud.db, cloud.table, async (milliseconds) => setTimeout(milliseconds)),
    digests: store,
    responseTimes: responseTimes(cloud.db, cloud.table),
    links: links(cloud.db, cloud.table),
    mail: mailer(settings.mail.from, settings.mail.replyTo, 1),
    now: () => clock,
    log: typedLog("weekly-digest", (line) => lines.push(line as LogEvent)),
  })(event);
};

/** The pages that need no sign-in, at the time of the test. */
const page = (routeKey: string, pathParameters: Record<string, string>) =>
  publicPages({
    settings,
    bulletins: bulletins(cloud.db, cloud.table),
    subscriptions: subscriptionStore(cloud.db, cloud.table),
    links: links(cloud.db, cloud.table),
    now: () => clock,
    log: typedLog("public-pages", () => {}),
  })({ routeKey, pathParameters });
const tokenOf = (mail: Email | undefined) => /unsubscribe\/([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";

/** Counts a change of a record as the transactions that write records do. */
const count = async (before: FeedbackRecord | undefined, after: FeedbackRecord) => {
  const changes = countChanges(before, after, zone);
  const TransactItems = countersUpdates(cloud.table, after.programme, after.reference, changes);
  await cloud.db.send(new TransactWriteCommand({ TransactItems }));
};

let references = 0;
const received = async (records: number, told: Partial<FeedbackRecord>) => {
  for (let each = 0; each < records; each++) {
    await count(undefined, aRecord({ reference: `HB${references++}` as ReferenceCode, ...told }));
  }
};

const mailsTo = async (address: string, about: string): Promise<readonly Email[]> =>
  (await cloud.mails()).filter(({ to, subject }) => to?.[0]?.address === address && subject?.includes(about));

describe("the weekly digest", () => {
  test("counts what was received, from 16 shards, in the reader's language, and nothing of what is hidden", async () => {
    await received(12, { openedAt: "2026-11-10T10:00:00.000Z", topics: ["food"] });
    await received(7, { openedAt: "2026-11-15T22:59:00.000Z", topics: ["health"], channel: "whatsapp" });
    // Half past midnight in Tunis: the week after.
    await received(9, { openedAt: "2026-11-15T23:30:00.000Z", topics: ["health"] });
    await received(6, { openedAt: "2026-11-03T10:00:00.000Z" });
    const sea = { sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] } as const;
    await received(8, { openedAt: "2026-11-11T10:00:00.000Z", ...sea, sensitive: ["sea"], tracks: ["complaint"] });
    await run({ programme: north, at: "2026-11-16T07:00:00Z" });

    const [mail] = await mailsTo(manager, "semaine 46");
    expect(mail?.subject).toBe("Northern Route (land), semaine 46 : 19 retours, surtout sur le thème : nourriture");
    expect(mail?.text).toContain("Reçu : 19 retours, 13 de plus que la semaine précédente.");
    expect(mail?.text).toContain("Nourriture\u00a0: 12");
    expect(mail?.text).toContain("Semaine 45\u00a0: 6");
    expect(mail?.html).toContain('<html lang="fr" dir="ltr">');
    expect(mail?.html).toContain("Reçu : 19 retours");
    expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(mail?.html).not.toMatch(/exploitation|sexuel/i);
    const [misconduct] = await mailsTo(lead, "46");
    expect(misconduct?.text).toContain("Reçu : 8 retours.");
    // The link that stops the mail is random.
    expect(misconduct?.text?.replaceAll(/https:\S+/g, "")).not.toContain("19");
    expect(lines).toEqual([{ event: "digest_sent", mails: 2, earlier: 0 }]);
  });

  test("goes to each recipient once, however often the schedule tries", async () => {
    await run({ programme: north, at: "2026-11-16T07:00:00Z" });
    clock = new Date("2026-11-17T03:00:00Z");
    await run({ programme: north, week: "2026-W46" });
    expect(lines).toEqual([{ event: "digest_sent", mails: 0, earlier: 2 }]);
    expect(await mailsTo(manager, "semaine 46")).toHaveLength(1);
    expect(await mailsTo(lead, "46")).toHaveLength(1);
  });

  test("stays as it was shown: what is coded anew later is not its difference to the next", async () => {
    await received(5, { openedAt: "2026-11-12T10:00:00.000Z" });
    clock = new Date("2026-11-23T07:00:00Z");
    await run({ programme: north });
    const [mail] = await mailsTo(manager, "semaine 47");
    expect(mail?.text).toContain("Reçu : 9 retours, 10 de moins que la semaine précédente.");
  });

  test("comes for a week without messages too", async () => {
    clock = new Date("2026-11-30T07:00:00Z");
    await run({ programme: north });
    const [mail] = await mailsTo(manager, "semaine 48");
    expect(mail?.subject).toBe("Northern Route (land), semaine 48 : moins de 5 retours");
  });

  test("reaches the others where one address is refused, and that one when it is tried again", async () => {
    clock = new Date("2026-12-07T07:00:00Z");
    cloud.refused.add(manager);
    await expect(run({ programme: north })).rejects.toThrow("DigestNotSentError");
    expect(await mailsTo(lead, "49")).toHaveLength(1);
    await expect(run({ programme: north })).rejects.toThrow("DigestNotSentError");
    await expect(run({ programme: north })).rejects.toThrow("DigestNotSentError");
    cloud.refused.clear();
    await run({ programme: north });
    expect(await mailsTo(manager, "semaine 49")).toHaveLength(1);
    expect(await mailsTo(lead, "49")).toHaveLength(1);
  });

  test("that was cut off while it was sent goes out once more, and not a third time", async () => {
    const store = digests(cloud.db, cloud.table);
    const to = { id: subscriptionId("managers", manager) };
    const at = (seconds: number) => new Date(Date.parse("2026-12-14T07:00:00Z") + seconds * 1000);
    expect(await store.claim(north, "2026-W50", to, at(0))).toBe("mine");
    expect(await store.claim(north, "2026-W50", to, at(10))).toBe("elsewhere");
    expect(await store.claim(north, "2026-W50", to, at(80))).toBe("mine");
    expect(await store.claim(north, "2026-W50", to, at(300))).toBe("sent");
  });

  test("that went out before it could be marked, and nobody knows, goes out a second time, and never a third", async () => {
    const harbour = "harbour";
    const [to, subject] = ["manager.harbour@example.org", "semana 45"];
    const started = Date.parse("2026-11-09T09:00:00Z");
    const at = (seconds: number) => {
      clock = new Date(started + seconds * 1000);
      return run({ programme: harbour, week: "2026-W45" });
    };
    // The mail has left when the computer dies: its mark is never written.
    cutOff = subscriptionId("managers", to);
    await expect(at(0)).rejects.toThrow("Killed");
    await expect(at(10)).rejects.toThrow("DigestNotSentError");
    expect(await mailsTo(to, subject)).toHaveLength(1);
    await expect(at(80)).rejects.toThrow("Killed");
    expect(await mailsTo(to, subject)).toHaveLength(2);
    cutOff = undefined;
    await at(160);
    await at(86_400);
    expect(await mailsTo(to, subject)).toHaveLength(2);
    // Whoever came after the one that was cut off has it by now, once.
    expect(await mailsTo(lead, "semana 45")).toHaveLength(1);
  });

  test("is claimed by one of two that start at the same moment", async () => {
    const store = digests(cloud.db, cloud.table);
    const to = { id: subscriptionId("managers", manager) };
    const claims = await Promise.all([1, 2, 3].map(() => store.claim(north, "2026-W51", to, clock)));
    expect(claims.sort()).toEqual(["elsewhere", "elsewhere", "mine"]);
  });

  test("carries a sheet, and a link by which its reader alone stops it with one press", async () => {
    const [mail] = await mailsTo(manager, "semaine 46");
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value ?? "";
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const [, token = ""] = /unsubscribe\/([\w.-]+)>/.exec(header("list-unsubscribe")) ?? [];
    expect(mail?.text).toContain(token);
    expect(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).not.toContain("@");
    const [sheet] = mail?.attachments ?? [];
    expect(sheet?.filename).toBe("northern-route-2026-W46.xlsx");
    const parts = unzipSync(new Uint8Array(sheet?.content as ArrayBuffer));
    expect(Object.keys(parts)).toContain("xl/worksheets/sheet1.xml");
    const strings = Object.values(parts)
      .map((part) => new TextDecoder().decode(part))
      .join("");
    expect(strings).toContain("#affected+num");
    expect(strings).toContain("non montré");

    const news = await page("GET /news/{programme}/{language}", { programme: north, language: "en" });
    // What managers are told of their silence is not for the people who wrote.
    expect(news.body).toContain("There is no news yet.");
    expect(news.body).not.toContain("stop telling us");
    const at = (routeKey: string, wanted: string) => page(routeKey, { token: wanted });
    const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect((await at("POST /unsubscribe/{token}", forged)).statusCode).toBe(404);
    const asked = (await at("GET /unsubscribe/{token}", token)).body;
    expect(asked).toContain('<form method="post">');
    expect(asked).toContain('<html lang="fr" dir="ltr">');
    const frequencies = async () =>
      (await subscriptionStore(cloud.db, cloud.table).changed(north)).map(({ frequency }) => frequency);
    expect(await frequencies()).toEqual([]);
    expect((await at("POST /unsubscribe/{token}", token)).statusCode).toBe(200);
    expect(await frequencies()).toEqual(["stopped"]);
    const before = clock;
    clock = new Date("2027-06-01T00:00:00Z");
    expect((await at("POST /unsubscribe/{token}", token)).statusCode).toBe(404);
    clock = before;
  });

  test("goes to nobody who stopped it or whose address refused it, and to a monthly reader once a month", async () => {
    const store = subscriptionStore(cloud.db, cloud.table);
    const monthly = { programme: north, kind: "managers", email: "deputy@example.org", language: "en" } as const;
    await store.change({ ...monthly, id: subscriptionId("managers", monthly.email), frequency: "monthly" });
    const event = (eventType: string, bounceType: string) => ({
      time: "2026-12-01T00:00:00Z",
      detail: {
        eventType,
        bounce: { bounceType },
        mail: { tags: { programme: [north], subscription: [subscriptionId("integrity", lead)] } },
      },
    });
    const note = mailEvents({ subscriptions: store, log: typedLog("mail-events", () => {}) });
    await note(event("Bounce", "Transient"));
    clock = new Date("2026-12-14T07:00:00Z");
    await run({ programme: north });
    expect(lines).toEqual([{ event: "digest_sent", mails: 1, earlier: 0 }]);
    await note(event("Bounce", "Permanent"));
    clock = new Date("2027-01-04T07:00:00Z");
    await run({ programme: north });
    const nobody = { event: "digest_sent", mails: 0, earlier: 0 };
    // Of the weeks 51 and 52, when nothing ran, too: in which nobody was due.
    expect(lines).toEqual([nobody, nobody, { event: "digest_sent", mails: 1, earlier: 0 }]);
    const [mail, ...more] = await mailsTo(monthly.email, "week 53");
    expect(more).toEqual([]);
    // The page speaks to its reader: the programme's managers of the settings read French.
    expect((await page("GET /unsubscribe/{token}", { token: tokenOf(mail) })).body).toContain('<html lang="en"');
    clock = new Date("2027-01-18T07:00:00Z");
    await run({ programme: north });
    expect(lines).toEqual([nobody, nobody]);
  });

  test("that was missed goes out on the first day that the system is back, each week that was, and then no more", async () => {
    const harbour = "harbour";
    const to = "manager.harbour@example.org";
    const sent = { event: "digest_sent", mails: 2, earlier: 0 };
    clock = new Date("2026-12-10T09:00:00Z");
    await run({ programme: harbour, at: "2026-12-10T09:00:00Z" });
    // The last digest that everybody got was that of week 45.
    expect(lines).toEqual([sent, sent, sent, sent]);
    const subjects = (await cloud.mails()).filter(({ to: whom }) => whom?.[0]?.address === to);
    expect(subjects.map(({ subject }) => /semana \d+/.exec(subject ?? "")?.[0]).slice(-4)).toEqual(
      [46, 47, 48, 49].map((week) => `semana ${week}`),
    );
    for (const day of [11, 12, 13]) await run({ programme: harbour, at: `2026-12-${day}T09:00:00Z` });
    expect(lines).toEqual([{ event: "digest_sent", mails: 0, earlier: 2 }]);
  });

  test("of the month reaches its reader although the system stood still in the week that it was due", async () => {
    const harbour = "harbour";
    const deputy = {
      programme: harbour,
      kind: "managers",
      email: "deputy.harbour@example.org",
      language: "en",
    } as const;
    const id = subscriptionId("managers", deputy.email);
    await subscriptionStore(cloud.db, cloud.table).change({ ...deputy, id, frequency: "monthly" });
    // Due on the fourth of January, for the week whose Sunday is the first in January; the system is back on the twelfth.
    clock = new Date("2027-01-12T09:00:00Z");
    await run({ programme: harbour, at: "2027-01-12T09:00:00Z" });
    expect(await mailsTo(deputy.email, "week 53")).toHaveLength(1);
    expect(await mailsTo(deputy.email, "week")).toHaveLength(1);
  });

  test("of a programme that begins is that of its first week, and of none before it", async () => {
    const store = digests(cloud.db, cloud.table);
    expect(await store.isDone("harbour", "2026-W49")).toBe(true);
    expect(await store.isDone(north, "2026-W45")).toBe(false);
    expect(await mailsTo(manager, "semaine 45")).toEqual([]);
  });

  test("that somebody could not get yet is not done, and is tried with the next one", async () => {
    const [harbour, to] = ["harbour", "manager.harbour@example.org"];
    clock = new Date("2027-01-18T09:00:00Z");
    cloud.refused.add(to);
    await expect(run({ programme: harbour })).rejects.toThrow("DigestNotSentError");
    cloud.refused.clear();
    clock = new Date("2027-01-25T09:00:00Z");
    await run({ programme: harbour });
    for (const week of ["semana 2", "semana 3"]) expect(await mailsTo(to, `${week}:`)).toHaveLength(1);
  });

  test.each([
    ["a week that is not over", { programme: north, week: "2026-W50" }, "WeekNotOverError"],
    ["a week that no calendar has", { programme: north, week: "2025-W53" }, "WeekNotOverError"],
    ["a programme that is not ours", { programme: "elsewhere" }, "UnknownProgrammeError"],
  ])("is refused for %s", async (_, event, name) => {
    clock = new Date("2026-12-08T07:00:00Z");
    await expect(run(event)).rejects.toThrow(name);
  });
});
