import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countersUpdates } from "../../functions/adapters/counters.ts";
import { subscriptionId } from "../../functions/adapters/subscriptions.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { mailEvents } from "../../functions/mail-events.ts";
import { aRecord } from "../a-record.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

const north = "northern-route";
const monday = new Date("2026-11-16T09:00:00Z");
let api: SmallApi;
let manager: ReturnType<SmallApi["as"]>;
let administrator: ReturnType<SmallApi["as"]>;
let references = 0;

const counted = async (records: number, told: Partial<FeedbackRecord>) => {
  for (let each = 0; each < records; each++) {
    const record = aRecord({ reference: `HB${references++}` as ReferenceCode, ...told });
    const changes = countChanges(undefined, record, "Africa/Tunis");
    const TransactItems = countersUpdates(api.table, record.programme, record.reference, changes);
    await api.db.send(new TransactWriteCommand({ TransactItems }));
  }
};
const harmed = { sensitivity: "sensitive", tracks: ["protection"] } as const;

beforeAll(async () => {
  api = await smallApi();
  api.setClock(() => monday);
  await api.enter("manager", "manager");
  await api.enter("elsewhere", "manager", { programmes: ["harbour"] });
  await api.enter("administrator", "administrator");
  await api.enter("officer", "accountability_officer");
  await api.enter("supervisor", "supervisor");
  await api.enter("protection", "protection_focal_point");
  await api.enter("focal", "integrity_focal_point");
  [manager, administrator] = [api.as("manager", "manager"), api.as("administrator", "administrator")];
  await counted(14, { openedAt: "2026-11-10T10:00:00.000Z" });
  await counted(7, {
    openedAt: "2026-08-10T10:00:00.000Z",
    ...harmed,
    tracks: ["protection"],
    sensitive: ["violence"],
  });
  await counted(4, {
    openedAt: "2026-09-10T10:00:00.000Z",
    ...harmed,
    tracks: ["protection"],
    sensitive: ["detention"],
  });
});
afterAll(async () => api.stop());

describe("a digest through the API", () => {
  test("is shown as it goes out, and its figures are decided by looking", async () => {
    const { status, body } = await manager("GET", `/digests/${north}?language=en`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ week: "2026-W46", kind: "managers", language: "en" });
    expect(body.subject).toContain("14 records");
    expect(body.figures).toContainEqual({ code: "received", count: 14 });
    expect(Math.min(...body.figures.map(({ count }: { count: number }) => count))).toBeGreaterThanOrEqual(5);
    await counted(9, { openedAt: "2026-11-11T10:00:00.000Z" });
    const again = await manager("GET", `/digests/${north}?language=en`);
    expect(again.body.figures).toEqual(body.figures);
  });

  test("is for those who lead the programme; of misconduct for the integrity lead alone", async () => {
    expect((await api.as("elsewhere", "manager")("GET", `/digests/${north}`)).status).toBe(404);
    expect((await manager("GET", `/digests/${north}?kind=integrity`)).status).toBe(404);
    expect((await api.as("focal", "integrity_focal_point")("GET", `/digests/${north}?kind=integrity`)).status).toBe(
      404,
    );
    const person = await api.parts.directory.person("focal");
    if (!person) throw new Error("person");
    const { version, ...told } = person;
    await api.parts.directory.putPerson({ ...told, email: "integrity@example.org" }, version);
    const lead = api.as("focal", "integrity_focal_point");
    expect((await lead("GET", `/digests/${north}?kind=integrity`)).status).toBe(200);
    expect((await lead("GET", `/digests/${north}`)).status).toBe(404);
  });

  test.each(["2026-W47", "2026-W54", "2020-W01"])("is refused for %s", async (week) => {
    expect((await manager("GET", `/digests/${north}?week=${week}`)).status).toBe(422);
  });

  test("is mailed to oneself and to nobody else, once for a key", async () => {
    const asked = { body: { language: "es" }, key: "a-key-that-nobody-guesses" };
    for (const _ of [1, 2]) expect((await manager("POST", `/digests/${north}/test`, asked)).status).toBe(201);
    const mails = await api.mails();
    expect(mails.map(({ to }) => to?.[0]?.address)).toEqual(["manager@example.org"]);
    expect(mails[0]?.subject).toContain("semana 46");
    expect(mails[0]?.headers.some(({ key }) => key === "list-unsubscribe")).toBe(false);
    expect((await manager("POST", `/digests/${north}/test`, { body: { to: "other@example.org" } })).status).toBe(422);
  });
});

describe("a subscription", () => {
  test("is a manager's own: begun, changed against its version, and stopped", async () => {
    expect((await manager("GET", "/subscriptions")).body.items).toEqual([]);
    const path = `/subscriptions/${north}`;
    const begun = await manager("PUT", path, { body: { language: "ar", frequency: "weekly" } });
    expect([begun.status, begun.headers.etag]).toEqual([200, '"1"']);
    const body = { language: "ar", frequency: "monthly" };
    expect((await manager("PUT", path, { body })).status).toBe(428);
    expect((await manager("PUT", path, { body, version: '"7"' })).status).toBe(412);
    expect((await manager("PUT", path, { body, version: '"1"' })).status).toBe(200);
    const stopped = await manager("PUT", path, { body: { ...body, frequency: "stopped" }, version: '"2"' });
    expect(stopped.body).toMatchObject({ frequency: "stopped", version: 3 });
    expect((await manager("PUT", "/subscriptions/harbour", { body })).status).toBe(404);
  });

  test("whose address refused a mail is shown to the administrator, without a word of what was in it", async () => {
    const id = subscriptionId("managers", "manager@example.org");
    await mailEvents({ subscriptions: api.publishing.subscriptions, log: () => undefined })({
      time: "2026-11-16T10:00:00Z",
      detail: {
        eventType: "Bounce",
        bounce: { bounceType: "Permanent" },
        mail: { tags: { programme: [north], subscription: [id] }, commonHeaders: { subject: "14 records" } },
      },
    });
    const path = `/programmes/${north}/subscriptions`;
    const { body, text } = await administrator("GET", path);
    const found = body.items.find((each: { id: string }) => each.id === id);
    expect(found).toMatchObject({ email: "manager@example.org", bounced: { kind: "bounce" }, version: 4 });
    expect(text).not.toContain("records");
    expect((await manager("GET", path)).status).toBe(403);
    const tried = { body: { language: "ar", frequency: "weekly", tryAgain: true }, version: '"4"' };
    expect((await administrator("PUT", `${path}/${id}`, tried)).body).toMatchObject({ bounced: null, version: 5 });
  });

  test("that the settings give can be changed without having been written before", async () => {
    const id = subscriptionId("managers", "manager.north@example.org");
    const path = `/programmes/${north}/subscriptions/${id}`;
    const changed = await administrator("PUT", path, { body: { language: "fr", frequency: "monthly" } });
    expect(changed.body).toMatchObject({ frequency: "monthly", version: 1 });
  });
});

describe("you said, we did", () => {
  const text = { said: "The tap behind the school is broken.", did: "It was mended on Tuesday." };
  const path = `/programmes/${north}/bulletins`;

  test("is drafted by an officer, approved by a supervisor, and approved anew once it is changed", async () => {
    const [officer, supervisor] = [api.as("officer", "accountability_officer"), api.as("supervisor", "supervisor")];
    const draft = await officer("POST", path, { body: { topic: "wash", site: "orchard-camp", texts: { en: text } } });
    expect([draft.status, draft.body.approved]).toEqual([201, null]);
    const own = `${path}/${draft.body.id}`;
    expect((await officer("PUT", `${own}/approval`, { version: '"1"' })).status).toBe(403);
    expect((await supervisor("PUT", `${own}/approval`, { version: '"9"' })).status).toBe(412);
    const approved = await supervisor("PUT", `${own}/approval`, { version: '"1"' });
    expect(approved.body.approved).toMatchObject({ by: "supervisor" });
    const changed = await officer("PUT", own, { body: { topic: "wash", texts: { en: text } }, version: '"2"' });
    expect(changed.body).toMatchObject({ approved: null, site: null, version: 3 });
    const entries = await api.parts.trail.entries("supervisor", "2026-11-16");
    expect(entries.map(({ action }) => action)).toContain("approve_bulletin");
  });

  test("is not approved by whoever wrote it, holds no identifier, and names a site that there is", async () => {
    const supervisor = api.as("supervisor", "supervisor");
    const { body } = await supervisor("POST", path, { body: { topic: "wash", texts: { en: text } } });
    expect((await supervisor("PUT", `${path}/${body.id}/approval`, { version: '"1"' })).status).toBe(422);
    const named = { ...text, said: "Call me at +44 7700 900123." };
    const refused = await supervisor("POST", path, { body: { topic: "wash", texts: { en: named } } });
    expect([refused.status, refused.body.code]).toEqual([422, "identifiers_inside"]);
    const nowhere = { topic: "wash", site: "nowhere", texts: { en: text } };
    expect((await supervisor("POST", path, { body: nowhere })).status).toBe(422);
  });
});

describe("harm that people told of", () => {
  test("is seen by nobody before a protection focal point has released it, and then stays as it is", async () => {
    const protection = api.as("protection", "protection_focal_point");
    expect((await manager("GET", "/harm-figures/TN")).body.items).toEqual([]);
    const { body } = await protection("GET", "/harm-figures/TN");
    // Four people in detention are too few to be told.
    const quarter = { country: "TN", quarter: "2026-Q3", figures: { violence: 7 } };
    expect(body.items).toEqual([{ ...quarter, released: null }]);
    expect((await manager("PUT", "/harm-figures/TN/2026-Q3")).status).toBe(403);
    expect((await protection("PUT", "/harm-figures/TN/2026-Q4")).status).toBe(422);
    expect((await protection("PUT", "/harm-figures/ES/2026-Q3")).status).toBe(404);
    expect((await protection("PUT", "/harm-figures/TN/2026-Q3")).body).toMatchObject(quarter);
    await counted(3, {
      openedAt: "2026-09-10T10:00:00.000Z",
      ...harmed,
      tracks: ["protection"],
      sensitive: ["detention"],
    });
    expect((await manager("GET", "/harm-figures/TN")).body.items).toMatchObject([quarter]);
    expect((await protection("PUT", "/harm-figures/TN/2026-Q3")).status).toBe(409);
    const entries = await api.parts.trail.entries("protection", "2026-11-16");
    expect(entries.map(({ action, purpose }) => [action, purpose])).toContainEqual([
      "release_harm_figures",
      "TN 2026-Q3",
    ]);
  });

  test("stands in the digests of the weeks after, with who released it and nothing that is small", async () => {
    const { body } = await manager("GET", `/digests/${north}?language=en`);
    expect(body.text).toContain("QUARTER 3 OF 2026");
    expect(body.text).toContain("Violence: 7");
    expect(body.text).not.toMatch(/detention[^:]*:/i);
  });
});
