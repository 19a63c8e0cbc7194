import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordMessageKey } from "../../functions/adapters/keys.ts";
import type { MessageId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { triage } from "../../functions/triage.ts";
import { type Asked, type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
const people = {
  officer: "accountability_officer",
  other: "accountability_officer",
  supervisor: "supervisor",
  integrity: "integrity_focal_point",
  protection: "protection_focal_point",
  collector: "collector",
} as const;
beforeAll(async () => {
  api = await smallApi();
  for (const [id, role] of Object.entries(people)) await api.enter(id, role);
});
afterAll(async () => api.stop());

const call = async (who: keyof typeof people, method: string, path: string, asked: Asked = {}) =>
  api.as(who, people[who])(method, path, asked);
/** Changes a record in its version of the moment. */
const change = async (who: keyof typeof people, reference: string, method: string, path: string, body?: unknown) => {
  const { headers } = await call(who, "GET", `/feedback/${reference}`);
  const version = String(headers.etag);
  return call(who, method, `/feedback/${reference}/${path}`, { version, ...(body !== undefined && { body }) });
};
const atRest = async () => JSON.stringify((await api.db.send(new ScanCommand({ TableName: api.table }))).Items);

describe("what people write about a record", () => {
  test("passes the stripper, and says which kinds were taken out", async () => {
    const { reference } = await api.record();
    const text = "Call zorvan.meltik@example.org about the tap";
    const added = await call("officer", "POST", `/feedback/${reference}/notes`, { body: { text } });
    expect(added).toMatchObject({ status: 201, body: { kind: "note", masked: ["EMAIL"], by: "officer" } });
    expect(added.body.text).toBe("Call [EMAIL_1] about the tap");
    await change("officer", reference, "PUT", "outcome", {
      actionTaken: "Wrote to zorvan.meltik@example.org",
      correctiveAction: "A list of taps, kept by zorvan.meltik@example.org",
      loopClosedBy: "visit",
    });
    const { body } = await call("other", "GET", `/feedback/${reference}/notes`);
    expect(body.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "corrective_action",
      "note",
      "outcome",
    ]);
    expect((await call("other", "GET", `/feedback/${reference}`)).body).toMatchObject({
      status: "action_taken",
      loop: { by: "visit" },
    });
    expect(await atRest()).not.toContain("zorvan");
  });

  test("is sealed where the record is sensitive, and shown by a disclosure alone", async () => {
    const { reference } = await api.record({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    const text = "Quellwort said so";
    const added = await call("integrity", "POST", `/feedback/${reference}/notes`, { body: { text } });
    expect(added).toMatchObject({ status: 201, body: { text: null } });
    expect(await atRest()).not.toContain("Quellwort");
  });
});

describe("sensitivity", () => {
  test("is raised by anyone: hidden at once, its words sealed, its focal points told", async () => {
    const { reference } = await api.record({}, ["the quellhorn broke my arm"]);
    await call("officer", "POST", `/feedback/${reference}/notes`, { body: { text: "The quellhorn again" } });
    expect(await atRest()).toContain("quellhorn");
    const body = { sensitivity: "sensitive", classes: ["violence"], reason: "The quellhorn is a person" };
    expect(await change("officer", reference, "PUT", "sensitivity", body)).toMatchObject({
      status: 200,
      body: { sensitivity: "sensitive", tracks: ["protection"], machine: { sensitivity: "non_sensitive" } },
    });
    expect((await call("officer", "GET", `/feedback/${reference}`)).status).toBe(404);
    expect((await call("officer", "GET", "/feedback?limit=100")).text).not.toContain(reference);
    expect((await call("protection", "GET", `/feedback/${reference}/messages`)).body.items[0].text).toBeNull();
    const rest = await atRest();
    expect(rest).not.toContain("quellhorn");
    expect(rest).toMatch(/NOTICE#/);
  });

  test("that is raised when everything stops is not half done: its words are sealed before it is hidden", async () => {
    const { reference } = await api.record({}, ["the quelldorn broke my arm"]);
    const safe = { body: { text: "Quelldorn is gone: come at noon." } };
    expect((await call("officer", "POST", `/feedback/${reference}/replies`, safe)).status).toBe(201);
    const stopped = triage({
      ...api.parts,
      records: {
        ...api.parts.records,
        change: async (asked) => {
          await api.parts.records.change(asked);
          throw new Error("stopped");
        },
      },
    });
    const body = { sensitivity: "sensitive", classes: ["violence"], reason: "It is the quelldorn" };
    const asked = { version: '"2"', body };
    const answer = await api.through(stopped, "officer", "accountability_officer")(
      "PUT",
      `/feedback/${reference}/sensitivity`,
      asked,
    );
    expect(answer.status).toBe(500);
    expect((await api.parts.records.find(reference))?.sensitivity).toBe("sensitive");
    expect((await atRest()).toLowerCase()).not.toContain("quelldorn");
  });

  test("is lowered with a reason by somebody who may see it, and by nobody without", async () => {
    const { reference } = await api.record({ sensitivity: "to_be_clarified", tracks: ["feedback"] });
    const body = { sensitivity: "non_sensitive", reason: "A joke among friends" };
    expect((await call("officer", "PUT", `/feedback/${reference}/sensitivity`, { version: '"1"', body })).status).toBe(
      404,
    );
    const { reason: _, ...unreasoned } = body;
    expect((await change("integrity", reference, "PUT", "sensitivity", unreasoned)).status).toBe(422);
    expect((await change("integrity", reference, "PUT", "sensitivity", body)).status).toBe(200);
    expect((await call("officer", "GET", `/feedback/${reference}`)).status).toBe(200);
  });

  test("that is lowered leaves words sealed until an officer discloses them, audited; then they are open to all", async () => {
    const { reference } = await api.record({}, ["the quellmeer broke my arm"]);
    await change("officer", reference, "PUT", "sensitivity", {
      sensitivity: "sensitive",
      classes: ["violence"],
      reason: "Quellmeer is a person",
    });
    await change("protection", reference, "PUT", "safe-contact", { safeContact: "text" });
    const text = "Quellmeer mends it.";
    await call("protection", "POST", `/feedback/${reference}/replies`, { body: { text } });
    const sealed = await call("protection", "POST", `/feedback/${reference}/disclosure`);
    expect(sealed.body).toMatchObject({ items: [{ text: "the quellmeer broke my arm" }], replies: [{ text }] });
    expect((await atRest()).toLowerCase()).not.toContain("quellmeer");
    const lowered = { sensitivity: "non_sensitive", reason: "A wave, not a person" };
    await change("protection", reference, "PUT", "sensitivity", lowered);
    const path = `/feedback/${reference}`;
    expect((await call("officer", "GET", `${path}/messages`)).body.items[0].text).toBeNull();
    expect((await call("officer", "POST", `${path}/disclosure`)).status).toBe(200);
    expect((await call("other", "GET", `${path}/messages`)).body.items[0].text).toBe("the quellmeer broke my arm");
    expect((await call("other", "GET", `${path}/replies`)).body.items.map(({ text: it }: never) => it)).toContain(text);
    const { body } = await call("supervisor", "GET", `${path}/audit`);
    const opened = body.items.filter(({ action }: { action: string }) => action === "disclose_text");
    expect(opened.map(({ person }: { person: string }) => person)).toEqual(["officer", "protection"]);
  });
});

describe("contact", () => {
  test("on a sensitive record waits until a focal point has said that it is safe", async () => {
    const { reference } = await api.record({ sensitivity: "sensitive", sensitive: ["gbv"], tracks: ["protection"] });
    const answer = { body: { text: "Come to the blue tent when you like." } };
    expect(await call("protection", "POST", `/feedback/${reference}/replies`, answer)).toMatchObject({
      status: 409,
      body: { code: "not_safe" },
    });
    await change("protection", reference, "PUT", "safe-contact", { safeContact: "text" });
    const sent = await call("protection", "POST", `/feedback/${reference}/replies`, answer);
    expect(sent).toMatchObject({ status: 201, body: { text: null } });
    expect((await call("protection", "GET", `/feedback/${reference}/replies`)).body.items[0].text).toBeNull();
    expect(await atRest()).not.toContain("blue tent when you like");
  });

  test("that asks something shows that the person is awaited", async () => {
    const { reference } = await api.record({ openedAt: new Date().toISOString() });
    const body = { text: "Which tent is it?", awaitsAnswer: true };
    expect((await call("officer", "POST", `/feedback/${reference}/replies/preview`, { body })).status).toBe(422);
    expect(
      (await call("officer", "POST", `/feedback/${reference}/replies/preview`, { body: { text: body.text } })).body,
    ).toMatchObject({ segments: 1, goesAs: "text", identifiers: [] });
    await call("officer", "POST", `/feedback/${reference}/replies`, { body });
    expect((await call("officer", "GET", `/feedback/${reference}`)).body.waitingSince).not.toBeNull();
  });
});

describe("a record", () => {
  test("is given only to somebody to whom it exists, and is nobody's while they are away", async () => {
    const { reference } = await api.record();
    expect((await change("officer", reference, "PUT", "assignment", { assignee: "other" })).status).toBe(403);
    expect((await change("supervisor", reference, "PUT", "assignment", { assignee: "collector" })).status).toBe(422);
    expect((await change("supervisor", reference, "PUT", "assignment", { assignee: "other" })).body.assignee).toBe(
      "other",
    );
    const person = await api.parts.directory.person("other");
    if (!person) throw new Error("person");
    const { version, ...told } = person;
    const away = { ...told, absentUntil: new Date(Date.now() + 86_400_000).toISOString() };
    await api.parts.directory.putPerson(away, version);
    expect((await call("officer", "GET", `/feedback/${reference}`)).body.assignee).toBeNull();
  });

  test("does not exist any more for whom it is about", async () => {
    const { reference } = await api.record({ tracks: ["complaint"] });
    await change("officer", reference, "PUT", "assignment", {});
    expect(
      (await change("supervisor", reference, "PUT", "concerned", { people: ["officer"] })).body.assignee,
    ).toBeNull();
    expect((await call("officer", "GET", `/feedback/${reference}`)).status).toBe(404);
    expect((await call("officer", "GET", "/feedback?limit=100&facets=true")).text).not.toContain(reference);
    expect((await call("supervisor", "GET", `/feedback/${reference}`)).status).toBe(200);
  });

  test("says to those who decide whom it is about, so that naming one more does not unname the first", async () => {
    const { reference } = await api.record();
    await change("supervisor", reference, "PUT", "concerned", { people: ["collector"] });
    const path = `/feedback/${reference}`;
    expect((await call("supervisor", "GET", path)).body.concerned).toEqual(["collector"]);
    expect((await call("officer", "GET", path)).body.concerned).toEqual([]);
  });

  test("shows no link to what does not exist for its reader", async () => {
    const shown = await api.record();
    const hidden = await api.record({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    const linked = await change("integrity", shown.reference, "POST", "link", { reference: hidden.reference });
    expect(linked.body.links).toEqual([{ kind: "related", reference: hidden.reference }]);
    for (const path of [`/feedback/${shown.reference}`, "/feedback?limit=100"]) {
      const { status, text } = await call("officer", "GET", path);
      expect([status, text.includes(shown.reference), text.includes(hidden.reference)]).toEqual([200, true, false]);
    }
    const noted = await change("officer", shown.reference, "PUT", "status", { status: "action_taken" });
    expect(noted.body.links).toEqual([]);
    expect((await call("integrity", "GET", `/feedback/${shown.reference}`)).body.links).toHaveLength(1);
  });

  test("keeps what the machine made of it beside what people made of it", async () => {
    const { reference } = await api.record();
    const body = { type: "report", topics: ["wash"], about: "us", reason: "It expects a repair" };
    expect((await change("officer", reference, "PUT", "coding", body)).body).toMatchObject({
      type: "report",
      topics: ["wash"],
      tracks: ["complaint"],
      machine: { type: "request", topics: ["food"] },
    });
    expect((await change("officer", reference, "PUT", "coding", { site: "nowhere", reason: "x" })).status).toBe(422);
  });

  test("is masked where the machine missed something, which is then nowhere", async () => {
    const { reference } = await api.record({}, ["the quellbert hit the tap"]);
    const path = { message: 1, start: 4, end: 13, kind: "PERSON" };
    expect((await change("officer", reference, "POST", "redactions", { ...path, end: 99 })).status).toBe(422);
    expect((await change("officer", reference, "POST", "redactions", path)).status).toBe(200);
    const { body } = await call("officer", "GET", `/feedback/${reference}/messages`);
    expect(body.items[0]).toMatchObject({ text: "the [PERSON_1] hit the tap", identifiers: ["[PERSON_1]"] });
    expect(await atRest()).not.toContain("quellbert");
  });

  test("is masked by whole characters, and audited before it is", async () => {
    const { reference } = await api.record({}, ["the \u{1f6b0} drips"]);
    const masks = { message: 1, start: 5, end: 6, kind: "PERSON" };
    expect((await change("officer", reference, "POST", "redactions", masks)).status).toBe(422);
    await change("officer", reference, "POST", "redactions", { ...masks, start: 4 });
    const { body } = await call("supervisor", "GET", `/feedback/${reference}/audit`);
    const done = body.items.map(({ action }: { action: string }) => action);
    expect(done.indexOf("mask_text")).toBeGreaterThan(done.indexOf("redact"));
  });

  test("that is sealed while somebody masks it is sealed without what was masked", async () => {
    const { reference, openedAt } = await api.record({}, ["the quellbart hit the tap"]);
    const key = recordMessageKey(reference, openedAt, `${reference}-0` as MessageId);
    const sealed = await api.parts.seal("text", "the quellbart hit the tap");
    const masked = "the [PERSON_1] hit the tap" as StrippedText;
    expect(await api.parts.records.rewrite(key, "the quellbart hit the tap", masked, "[PERSON_1]")).toBe(true);
    expect(await api.parts.records.sealText(key, "the quellbart hit the tap", sealed)).toBe(false);
    expect((await call("officer", "GET", `/feedback/${reference}/messages`)).body.items[0].text).toBe(masked);
  });

  test("that is split off has no outcome, rating or question of the first", async () => {
    const at = "2026-11-20T10:00:00.000Z";
    const done = { outcomeAt: at, waitingSince: at, reopenedAt: at, satisfaction: { score: 5, at } };
    const { reference } = await api.record(done, ["the tap is broken and the soup is cold"]);
    const split = await change("officer", reference, "POST", "split", { messages: [1] });
    expect(split.body).toMatchObject({ outcomeAt: null, waitingSince: null });
    const kept = await api.parts.records.find(split.body.reference);
    expect([kept?.satisfaction, kept?.reopenedAt]).toEqual([undefined, undefined]);
  });

  test("is split where one message tells of two things, and merged with another of the same person only", async () => {
    const one = await api.record({ contact: "same" as never }, ["the tap is broken and the soup is cold"]);
    const split = await change("officer", one.reference, "POST", "split", { messages: [1] });
    expect(split).toMatchObject({
      status: 201,
      body: { messages: 1, links: [{ kind: "split_from", reference: one.reference }] },
    });
    const { reference } = split.body;
    expect((await call("officer", "GET", `/feedback/${reference}/messages`)).body.items).toHaveLength(1);
    const stranger = await api.record({ contact: "another" as never });
    expect((await change("officer", reference, "POST", "merge", { into: stranger.reference })).status).toBe(409);
    expect((await change("officer", reference, "POST", "link", { reference: stranger.reference })).status).toBe(200);
    expect((await change("officer", reference, "POST", "merge", { into: one.reference })).body.lifecycle).toBe(
      "closed",
    );
    const { body } = await call("supervisor", "GET", `/feedback/${one.reference}/audit`);
    expect(body.items.map(({ action }: { action: string }) => action)).toContain("merge");
    expect((await call("officer", "GET", `/feedback/${one.reference}`)).body.links).toContainEqual({
      kind: "merged_from",
      reference,
    });
  });
});

describe("a service that people are referred to", () => {
  const service = {
    name: "Harbour clinic",
    offers: "First aid",
    contact: "At the quay",
    verifiedOn: "2026-11-02",
    runByAuthority: false,
  };
  const put = async (programmes: readonly string[], version?: string) =>
    call("supervisor", "PUT", "/referral-directory/harbour-clinic", { version, body: { ...service, programmes } });

  test("is entered and changed for programmes of one's own alone", async () => {
    expect((await put(["northern-route", "harbour"])).status).toBe(422);
    const others = { ...service, id: "harbour-clinic", programmes: ["harbour"], safeFor: [] };
    await api.parts.lists.put("services", others, 0);
    for (const version of [undefined, '"1"', '"7"']) expect((await put(["northern-route"], version)).status).toBe(404);
    await api.parts.lists.put("services", { ...others, programmes: ["harbour", "northern-route"] }, 1);
    expect((await put(["harbour", "northern-route"], '"2"')).status).toBe(200);
  });
});

describe("a saved reply", () => {
  test("has identifiers neither in its texts nor in its title", async () => {
    const body = { title: "Write to zorvan.meltik@example.org", texts: { en: "The clinic opens at eight." } };
    expect((await call("supervisor", "PUT", "/saved-replies/clinic", { body })).status).toBe(422);
    expect(await atRest()).not.toContain("zorvan");
  });
});

describe("what is entered by hand", () => {
  test("is stripped as a message is, and its answer tells nothing of the person", async () => {
    const text = "My name is Zorvan Meltik, zorvan.meltik@example.org, the tap is broken";
    const body = { programme: "northern-route", origin: "walk_in", text };
    const entered = await call("collector", "POST", "/feedback", { body });
    expect([entered.status, Object.keys(entered.body)]).toEqual([201, ["reference"]]);
    const path = `/feedback/${entered.body.reference}`;
    expect((await call("collector", "GET", path)).status).toBe(403);
    expect((await call("officer", "GET", path)).body).toMatchObject({ origin: "walk_in" });
    expect((await call("officer", "GET", `${path}/messages`)).body.items[0].text).toContain("[EMAIL_1]");
    expect(await atRest()).not.toMatch(/zorvan/i);
    expect((await call("officer", "POST", `${path}/replies`, { body: { text: "It will be mended." } })).status).toBe(
      409,
    );
  });
});

describe("the queue", () => {
  test("is filtered, searched and counted among what its reader may see", async () => {
    const told = { language: "so", site: "old-quay" } as const;
    const seen = await api.record(told, ["the windlass squeaks"]);
    const secret = { ...told, sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] } as const;
    const hidden = await api.record({ ...secret, tracks: ["complaint"], sensitive: ["sea"] }, [
      "the windlass is a person",
    ]);
    const asked = "language=so&site=old-quay&facets=true";
    const { body } = await call("officer", "GET", `/feedback?${asked}`);
    expect(body.items.map(({ reference }: { reference: string }) => reference)).toEqual([seen.reference]);
    expect(body.facets).toMatchObject({ of: 1, whole: true, language: { so: 1 } });
    expect((await call("integrity", "GET", `/feedback?${asked}`)).body.facets.of).toBe(2);
    const found = await call("integrity", "GET", "/feedback?text=windlass");
    expect(found.text).toContain(seen.reference);
    expect(found.text).not.toContain(hidden.reference);
  });

  test("is searched by words, each record once, also where a page and its facets are asked for together", async () => {
    const { reference } = await api.record({ language: "ti" }, ["the gearwheel of the well is stuck"]);
    for (let at = 0; at < 40; at++) await api.record({ language: "ti" });
    const looked: string[] = [];
    const watched = {
      ...api.parts.records,
      messages: async (of: ReferenceCode) => {
        looked.push(of);
        return api.parts.records.messages(of);
      },
    };
    const searching = api.through(triage({ ...api.parts, records: watched }), "officer", "accountability_officer");
    const found = await searching("GET", "/feedback?language=ti&text=gearwheel&facets=true");
    expect(found.body).toMatchObject({ whole: true, read: expect.any(Number), facets: { of: 1, whole: true } });
    expect(found.body.items.map(({ reference: it }: { reference: string }) => it)).toEqual([reference]);
    expect(looked).toHaveLength(41);
    expect(new Set(looked).size).toBe(41);
    expect((await searching("GET", "/feedback?language=ti&limit=1")).body.whole).toBe(false);
  });

  test("is read on by a cursor that tells nothing, and that is nobody else's", async () => {
    const records = [];
    for (let at = 0; at < 3; at++) records.push(await api.record({ language: "pt" }));
    const path = "/feedback?language=pt&limit=1";
    const { next } = (await call("officer", "GET", path)).body;
    expect(Buffer.from(next, "base64url").toString("latin1")).not.toMatch(/HB|2026/);
    expect(next).not.toBe((await call("officer", "GET", path)).body.next);
    const more = await call("officer", "GET", `${path}&cursor=${next}`);
    expect(more.body.items).toHaveLength(1);
    const places = [`2026-11-17T10:00:00.000Z#${records[0]?.reference}`, "x".repeat(60)];
    for (const cursor of places.map((place) => Buffer.from(place).toString("base64url")))
      expect((await call("officer", "GET", `${path}&cursor=${cursor}`)).status).toBe(422);
    expect((await call("other", "GET", `${path}&cursor=${next}`)).status).toBe(422);
  });

  test("does not even count what does not exist for its reader", async () => {
    const told = { programme: "northern-route", tracks: ["protection"], sensitivity: "sensitive" } as const;
    await api.record({ ...told, tracks: ["protection"], sensitive: ["gbv"], language: "wo" });
    const before = (await call("protection", "GET", "/feedback?track=protection&limit=100")).body.read;
    await api.record({ ...told, tracks: ["protection"], sensitive: ["gbv"], concerns: ["protection" as never] });
    await api.record({ ...told, tracks: ["protection"], sensitive: ["gbv"], programme: "harbour" });
    expect((await call("protection", "GET", "/feedback?track=protection&limit=100")).body.read).toBe(before);
  });

  test("shows by which clock a record is late, and by whom", async () => {
    const late = await api.record({
      language: "tr",
      openedAt: "2026-01-10T10:00:00.000Z",
      dueAt: "2026-01-17T10:00:00.000Z",
    });
    const { body } = await call("officer", "GET", "/feedback?language=tr&clock=overdue");
    expect(body.items[0]).toMatchObject({ reference: late.reference });
    expect(body.items[0].clocks[0]).toMatchObject({ clock: "firstResponseWorkingDays", state: "overdue" });
    expect((await call("officer", "GET", "/feedback?limit=1")).body.items[0].reference).toBe(late.reference);
  });
});

describe("a referral", () => {
  test("is moved on by whoever names the version of the record that they saw", async () => {
    const { reference } = await api.record({ sensitivity: "non_sensitive" });
    const service = {
      ...{ id: "quay-clinic", name: "Quay clinic", offers: "First aid", contact: "At the quay" },
      ...{ programmes: ["northern-route"], verifiedOn: new Date().toISOString().slice(0, 10), runByAuthority: false },
      safeFor: [],
    };
    await api.parts.lists.put("services", service, 0);
    const asked = { service: "quay-clinic", consent: "given", words: "May we tell the clinic?" };
    const { body } = await call("officer", "POST", `/feedback/${reference}/referrals`, { body: asked });
    const path = `/feedback/${reference}/referrals/${body.id}`;
    const accepted = { body: { state: "accepted" } };
    expect((await call("officer", "PUT", path, accepted)).status).toBe(428);
    expect((await call("officer", "PUT", path, { ...accepted, version: '"1"' })).status).toBe(412);
    expect((await call("officer", "PUT", path, { ...accepted, version: '"2"' })).body.state).toBe("accepted");
  });
});

describe("the weekly look at the machine's work", () => {
  test("tells of the reader's own programmes alone", async () => {
    const { body: before } = await call("officer", "GET", "/quality");
    const reference = before.sample[0];
    const found = { reference, missedSensitive: true, missedIdentifiers: 2 };
    const rated = await call("officer", "POST", "/quality", { body: found });
    expect(rated.body).toMatchObject({ read: before.read + 1, missedIdentifiers: before.missedIdentifiers + 2 });
    await api.enter("elsewhere", "accountability_officer", { programmes: ["harbour"] });
    const { body } = await api.as("elsewhere", "accountability_officer")("GET", "/quality");
    expect(body).toMatchObject({ read: 0, missedSensitive: 0, missedIdentifiers: 0 });
  });
});
