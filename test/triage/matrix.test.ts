import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Track } from "../../functions/domain/coding/coding.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { type Role, roles } from "../../functions/domain/feedback/roles.ts";
import { publishRoutes } from "../../functions/publish/routes.ts";
import type { RouteSpec } from "../../functions/triage/route.ts";
import { routes } from "../../functions/triage/routes.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

/** Who sees what, written out by hand; everything below is held against this and the roles of the routes. */
const shown: readonly Role[] = [
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
];
const hidden: Readonly<Record<string, readonly Role[]>> = {
  feedback: ["integrity_focal_point", "protection_focal_point"],
  complaint: ["integrity_focal_point"],
  protection: ["protection_focal_point"],
  "complaint+protection": ["integrity_focal_point", "protection_focal_point"],
};
const trackSets: readonly [Track, ...Track[]][] = [
  ["feedback"],
  ["complaint"],
  ["protection"],
  ["complaint", "protection"],
];
const sensitivities = ["non_sensitive", "sensitive", "to_be_clarified"] as const;

const sees = (role: Role, { tracks, sensitivity }: FeedbackRecord): boolean =>
  (sensitivity === "non_sensitive" ? shown : (hidden[tracks.join("+")] ?? [])).includes(role);

let api: SmallApi;
let records: FeedbackRecord[] = [];
let about: FeedbackRecord;
const absent = "HB22222222";
beforeAll(async () => {
  api = await smallApi();
  for (const role of roles) await api.enter(role, role);
  const kinds = trackSets.flatMap((tracks) => sensitivities.map((sensitivity) => ({ tracks, sensitivity })));
  records = await Promise.all(kinds.map(async (kind) => api.record(kind)));
  about = await api.record({ concerns: [...roles] });
  await api.record({ programme: "harbour" });
  const { example: body } = routes.putService;
  await api.as("supervisor", "supervisor")("PUT", "/referral-directory/mill-crossing-clinic", { body });
});
afterAll(async () => api.stop());

/** Asks as a role, so that nothing is changed where a version is named: no record has version 0. */
const ask = async (role: Role, route: RouteSpec, reference: string) => {
  const path = route.path
    .replace("{reference}", reference)
    .replace(/\{(person|service|reply)\}/, "some-thing")
    .replace("{programme}", "northern-route")
    .replace("{subscription}", "nobody")
    .replace("{bulletin}", "2026-11-20T09:00:00.000Z-5d0c3c4e-52b4-4f0e-9d57-1a2b3c4d5e6f")
    .replace("{country}", "TN")
    .replace("{quarter}", "2026-Q2")
    .replace("{referral}", "5d0c3c4e-52b4-4f0e-9d57-1a2b3c4d5e6f");
  const query = route.path === "/audit" ? "?person=someone&day=2026-11-20" : "";
  const body = route.example && JSON.parse(JSON.stringify(route.example).replaceAll("HB2345678X", reference));
  return api.as(role, role)(route.method, path + query, {
    ...(route.changes && { version: '"0"' }),
    ...(body && { body }),
  });
};

const named = Object.entries<RouteSpec>({ ...routes, ...publishRoutes }).map(([name, route]) => ({ name, route }));
const ofRecords = named.filter(({ route }) => route.path.includes("{reference}"));
const others = named.filter(({ route }) => !route.path.includes("{reference}"));

describe("every role at every record by every route", () => {
  test.each(ofRecords)("$name", async ({ name, route }) => {
    for (const role of roles) {
      const nothing = await ask(role, route, absent);
      expect(nothing.status, `${role} at nothing`).toBe(route.roles.includes(role) ? 404 : 403);
      const answers = await Promise.all(records.map(async ({ reference }) => ask(role, route, reference)));
      for (const [at, record] of records.entries()) {
        const cell = `${role} at ${record.tracks.join("+")}, ${record.sensitivity}`;
        const answer = answers[at];
        if (!answer) throw new Error(cell);
        const exists = route.roles.includes(role) && sees(role, record);
        if (!exists) expect([answer.status, answer.text], cell).toEqual([nothing.status, nothing.text]);
        // The referral that is asked for does not exist, whoever asks.
        else if (name !== "moveReferral") expect([403, 404, 500], cell).not.toContain(answer.status);
        if (!exists) expect(answer.text, cell).not.toContain(record.reference);
      }
      // Whom it is about learns nothing by any route.
      const concerned = await ask(role, route, about.reference);
      expect([concerned.status, concerned.text], role).toEqual([nothing.status, nothing.text]);
    }
  });
});

describe("every role by every route that names no record", () => {
  test.each(others)("$name", async ({ route }) => {
    for (const role of roles) {
      const { status } = await ask(role, route, absent);
      if (route.roles.includes(role)) expect([403, 500], role).not.toContain(status);
      else expect(status, role).toBe(403);
    }
  });
});

describe("lists, counts, events and search", () => {
  test.each(shown)("show %s what exists for them and nothing else", async (role) => {
    const call = api.as(role, role);
    const visible = records.filter((record) => sees(role, record)).map(({ reference }) => reference);
    const { body } = await call("GET", "/feedback?limit=100&facets=true&language=fr");
    const listed: string[] = body.items.map(({ reference }: { reference: string }) => reference);
    expect(listed.filter((reference) => records.some((record) => record.reference === reference)).sort()).toEqual(
      visible.toSorted(),
    );
    expect(listed).not.toContain(about.reference);
    expect(body.facets.of).toBe(listed.length);
    for (const track of ["complaint", "protection"] as const) {
      const page = await call("GET", `/feedback?limit=100&track=${track}`);
      for (const record of records)
        if (!sees(role, record)) expect(page.text, `${role} ${track}`).not.toContain(record.reference);
    }
    const found = await call("GET", "/feedback?text=tap&limit=100");
    for (const record of records)
      if (record.sensitivity !== "non_sensitive") expect(found.text).not.toContain(record.reference);
    const changed = await changedFor(call);
    // What the other routes entered meanwhile has changed too.
    expect(changed.filter((reference) => records.some((record) => record.reference === reference)).sort()).toEqual(
      visible.toSorted(),
    );
    expect(changed).not.toContain(about.reference);
    const sample = await call("GET", "/quality");
    for (const record of records)
      if (record.sensitivity !== "non_sensitive") expect(sample.text).not.toContain(record.reference);
  });
});

/**
 * All that somebody is told of as changed. Asked long after: what the routes changed a moment ago is told only when it
 * has settled.
 */
const changedFor = async (call: ReturnType<SmallApi["as"]>): Promise<readonly string[]> => {
  api.setClock(() => new Date("2026-11-10T09:00:00Z"));
  let { next } = (await call("GET", "/events")).body;
  api.setClock(() => new Date("2036-11-10T09:00:00Z"));
  const changed: string[] = [];
  // A page of a hundred may hold nothing that is for them; there are not three hundred records.
  for (let pages = 0; pages < 3; pages++) {
    const { body } = await call("GET", `/events?cursor=${next}`);
    changed.push(...body.items.map(({ reference }: { reference: string }) => reference));
    next = body.next;
  }
  api.setClock();
  return changed;
};
