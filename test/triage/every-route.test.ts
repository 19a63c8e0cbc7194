import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { disclosureRoutes } from "../../functions/disclose/routes.ts";
import type { ContactToken } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { roles } from "../../functions/domain/feedback/roles.ts";
import { publishRoutes } from "../../functions/publish/routes.ts";
import type { RouteSpec } from "../../functions/triage/route.ts";
import { routes } from "../../functions/triage/routes.ts";
import { type Answered, type SmallApi, smallApi } from "./small-api.ts";

const all = Object.entries<RouteSpec>({ ...routes, ...disclosureRoutes, ...publishRoutes }).map(([name, route]) => ({
  name,
  route,
}));
const changing = all.filter(({ route }) => route.method === "PUT" || route.method === "DELETE" || route.changes);
const posting = all.filter(({ route }) => route.method === "POST");

let api: SmallApi;
let call: ReturnType<SmallApi["as"]>;
beforeAll(async () => {
  api = await smallApi();
  api.setClock(() => new Date("2026-11-20T10:00:00Z"));
  await api.enter("everybody", "supervisor", { roles: [...roles] });
  await api.enter("focal", "accountability_officer");
  call = api.as("everybody", ...roles);
  const body = {
    ...routes.putService.example,
    takesOver: { ...routes.putService.example.takesOver, focalPoint: "focal" },
  };
  await call("PUT", "/referral-directory/mill-crossing-clinic", { body });
});
afterAll(async () => api.stop());

/** A record of the third version that its reader has taken, so that there is a version before it. */
const newRecord = async (told: Partial<FeedbackRecord> = {}) =>
  api.record({
    version: 3,
    lifecycle: "in_progress",
    assignee: "everybody" as FeedbackRecord["assignee"],
    contact: "the same" as ContactToken,
    sealed: 1,
    language: "en",
    ...told,
  });

/** What a route is asked about, new for each: whatever its path and its example name is there. */
const asked = async (route: RouteSpec) => {
  const told: Partial<FeedbackRecord> = route.path.endsWith("/reopen") ? { lifecycle: "closed" } : {};
  const isOpened = Object.values<RouteSpec>(disclosureRoutes).includes(route);
  const record = await newRecord(isOpened ? { ...told, sensitivity: "sensitive", tracks: ["protection"] } : told);
  const other = await newRecord();
  const named = (text: string) =>
    text
      .replaceAll("HB2345678X", other.reference)
      .replace("{reference}", record.reference)
      .replace("{person}", `person-${record.reference}`)
      .replace(/\{(service|reply)\}/, `thing-${record.reference.toLowerCase()}`)
      .replace("{programme}", "northern-route")
      .replace("{n}", "1");
  const body = route.example && JSON.parse(named(JSON.stringify(route.example)));
  return { record, path: named(route.path), ...(body && { body }) };
};

/** A path of which the rest is there as well. */
const completed = async (route: RouteSpec, path: string, { reference }: FeedbackRecord) => {
  if (path.includes("{referral}")) {
    const made = await call("POST", `/feedback/${reference}/referrals`, { body: routes.refer.example });
    return { path: path.replace("{referral}", made.body.id), version: 4 };
  }
  if (path.includes("{bulletin}")) {
    const made = await call("POST", "/programmes/northern-route/bulletins", {
      body: publishRoutes.writeBulletin.example,
    });
    return { path: path.replace("{bulletin}", made.body.id), version: 1 };
  }
  if (path.includes("{subscription}")) {
    const { path: mine, example } = publishRoutes.subscribe;
    await call("PUT", mine.replace("{programme}", "northern-route"), { body: example });
    const { items } = (await call("GET", "/programmes/northern-route/subscriptions")).body;
    const made = items.find(({ version }: { version: number }) => version > 0);
    return { path: path.replace("{subscription}", made.id), version: made.version };
  }
  return { path, version: route.path.includes("{reference}") ? 3 : 1 };
};

describe("every answer says how many calls are left", () => {
  test.each(all)("$name", async ({ route }) => {
    const path = route.path.replace(/\{\w+\}/g, "HB22222222");
    const nobody = api.as("nobody");
    for (const answer of [
      await call(route.method, path),
      await call(route.method, `${path}?surprise=1`, { ...(route.method !== "GET" && { body: { surprise: 1 } }) }),
      await nobody(route.method, path),
    ]) {
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers).toMatchObject({
        ratelimit: expect.stringMatching(/^"minute";r=\d+;t=\d+$/),
        "ratelimit-policy": expect.stringMatching(/^"minute";q=\d+;w=60$/),
      });
    }
  });
});

describe("every change names the version that it changes", () => {
  test.each(changing)("$name", async ({ name, route }) => {
    expect(route.changes, "a change is declared as one").toBeDefined();
    if (route.changes === "once") return;
    const { record, path: begun, body } = await asked(route);
    const { path, version } = await completed(route, begun, record);
    const ask = async (seen?: number): Promise<Answered> =>
      call(route.method, path, { ...(body && { body }), ...(seen !== undefined && { version: `"${seen}"` }) });
    if (route.changes === "if there") await ask();
    expect(await ask(), "without").toMatchObject({ status: 428, body: { code: "precondition_required" } });
    const late = await ask(name === "putDuty" ? 7 : version - 1);
    expect(late, "of one before").toMatchObject({ status: 412, body: { code: "changed_meanwhile" } });
    if (route.path.includes("{reference}")) expect(late.headers.etag).toBe(`"${version}"`);
  });
});

/** What needs more than a record: it is refused here, and the refusal is what is repeated. Tests of their own do it. */
const refused = ["callPerson", "rateQuality", "openIdentifier", "openHandOver", "openDanger", "sendTestDigest"];

describe("every POST under an Idempotency-Key is done once, and answered the same again", () => {
  test.each(posting)("$name", async ({ name, route }) => {
    const { path, body, record } = await asked(route);
    const version = route.changes ? `"${record.version}"` : undefined;
    const request = { key: `key-of-${name}-12345`, version, ...(body && { body }) };
    const target = path.replace("{referral}", "5d0c3c4e-52b4-4f0e-9d57-1a2b3c4d5e6f");
    const first = await call("POST", target, request);
    if (refused.includes(name)) expect([4, 2]).toContain(Math.floor(first.status / 100));
    else expect(first.status).toBe(route.status ?? 200);
    const written = await everything();
    const again = await call("POST", target, request);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(await everything()).toEqual(written);
    const other = await call("POST", target, { ...request, version: '"99"' });
    expect(other).toMatchObject({ status: 422, body: { code: "key_used_before" } });
  });
});

/** All that is written, but for the count of calls. */
const everything = async () => {
  const tables = [api.table, api.vault, api.audit];
  const scans = await Promise.all(tables.map(async (TableName) => api.db.send(new ScanCommand({ TableName }))));
  const items = scans.flatMap(({ Items = [] }) => Items).filter(({ pk }) => !String(pk).startsWith("RATE#"));
  return Object.fromEntries(items.map((item) => [`${item.pk} ${item.sk}`, item]));
};
