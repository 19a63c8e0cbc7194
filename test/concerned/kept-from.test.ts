import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keptFrom } from "../../functions/domain/feedback/concerned/kept-from.ts";
import { noticeTo } from "../../functions/domain/feedback/conflict-notice.ts";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import { outsideId } from "../../functions/domain/feedback/on-duty.ts";
import { aRecord } from "../a-record.ts";
import { integrity, person } from "../notify/roster.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

let api: SmallApi;
const site = "orchard-camp";
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
  await api.enter("local", "accountability_officer", { sites: [site] });
  await api.enter("elsewhere", "accountability_officer", { sites: ["mill-crossing"] });
  await api.enter("supervisor", "supervisor");
  await api.enter("collector", "collector");
  await api.enter("auditor", "auditor");
});
afterAll(async () => api.stop());
const officer = (id: string) => api.as(id, "accountability_officer");
const enter = async (text: string, more = {}) => {
  const body = { programme: "northern-route", origin: "walk_in", text, site, ...more };
  const { status, body: answered } = await api.as("collector", "collector")("POST", "/feedback", { body });
  expect(status).toBe(201);
  return answered.reference as string;
};
const aboutUs = "your staff at the distribution are slow";

describe("a report about us at a site", () => {
  test("is kept from everybody attached to that site, and from nobody else", async () => {
    const code = await enter(aboutUs);
    const { body } = await api.as("supervisor", "supervisor")("GET", `/feedback/${code}`);
    expect([body.about, body.concerned]).toEqual(["us", ["local"]]);
    expect((await officer("local")("GET", `/feedback/${code}`)).status).toBe(404);
    expect((await officer("officer")("GET", `/feedback/${code}`)).status).toBe(200);
  });

  test("is theirs where the setting says so, and where it is about something else", async () => {
    const code = await enter("where is the school?");
    expect((await officer("local")("GET", `/feedback/${code}`)).status).toBe(200);
    const { concerns } = api.settings;
    concerns.excludeSiteStaff = false;
    const other = await enter(aboutUs);
    concerns.excludeSiteStaff = true;
    expect((await officer("local")("GET", `/feedback/${other}`)).status).toBe(200);
  });

  test("is kept from them from the moment on that a person says at which site it was, or about whom", async () => {
    const { reference } = await api.record({ about: "unknown" });
    const { headers } = await officer("officer")("GET", `/feedback/${reference}`);
    const body = { site, about: "us", reason: "She means the tap at the camp" };
    const version = String(headers.etag);
    expect((await officer("officer")("PUT", `/feedback/${reference}/coding`, { version, body })).status).toBe(200);
    expect((await officer("local")("GET", `/feedback/${reference}`)).status).toBe(404);
  });
});

describe("what somebody enters by hand", () => {
  test("is kept from those whom it names", async () => {
    await api.parts.directory.putPerson({ ...person("named", "accountability_officer"), name: "Tirvan Oskelund" }, 0);
    const code = await enter("Oskelund sold the blankets");
    expect((await officer("named")("GET", `/feedback/${code}`)).status).toBe(404);
    expect((await api.as("supervisor", "supervisor")("GET", `/feedback/${code}`)).status).toBe(200);
  });
});

describe("the audit trail", () => {
  test("shows nobody what was done with a record that is about them", async () => {
    const { reference } = await api.record({ concerns: ["auditor"] });
    const { reference: other } = await api.record();
    for (const code of [reference, other])
      await officer("officer")("POST", `/feedback/${code}/notes`, { body: { text: "Seen" } });
    const path = `/audit?person=officer&day=${new Date().toISOString().slice(0, 10)}`;
    const read = await api.as("auditor", "auditor")("GET", path);
    expect(read.text).toContain(other);
    expect(read.text).not.toContain(reference);
  });
});

describe("two records that become one", () => {
  test("are both kept from whom one of them is about", async () => {
    const first = await api.record({ concerns: ["local"] });
    const into = await api.record();
    const { headers } = await officer("officer")("GET", `/feedback/${first.reference}`);
    const asked = { version: String(headers.etag), body: { into: into.reference } };
    expect((await officer("officer")("POST", `/feedback/${first.reference}/merge`, asked)).status).toBe(200);
    expect((await officer("local")("GET", `/feedback/${into.reference}`)).status).toBe(404);
  });
});

describe("where it is about everybody who would read it", () => {
  const people = [integrity("i1"), person("a1", "accountability_officer"), person("boss", "administrator")];
  test("the outside recipient is told at once, of a hidden record and of any other", () => {
    const hidden = aRecord({ sensitivity: "sensitive", sensitive: ["fraud_corruption"], tracks: ["complaint"] });
    expect(noticeTo(people, keptFrom(hidden, ["i1"]), "n")).toMatchObject({ kind: "sensitive", told: [outsideId] });
    expect(noticeTo(people, keptFrom(hidden, ["a1"]), "n")).toMatchObject({ kind: "sensitive", told: [] });
    const open = keptFrom(aRecord(), ["i1", "a1"]);
    expect(noticeTo(people, open, "n")).toMatchObject({ kind: "conflict", told: [outsideId] });
    expect(noticeTo(people, keptFrom(aRecord(), ["a1"]), "n")).toBeUndefined();
  });

  test("whoever had it has it no more", () => {
    const taken = aRecord({ assignee: "a1" as PersonId, lifecycle: "in_progress" });
    expect(keptFrom(taken, ["a1"]).assignee).toBeUndefined();
    expect(keptFrom(taken, ["i1"]).assignee).toBe("a1");
  });
});
