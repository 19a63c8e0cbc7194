import { GetCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noticeKey } from "../../functions/adapters/keys.ts";
import { type Asked, type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
const people = {
  officer: "accountability_officer",
  tracing: "protection_focal_point",
  supervisor: "supervisor",
  collector: "collector",
} as const;
const contact =
  "Our tracing service looks for relatives. Call +1 555 0150, free of charge; you need not say who you are.";
beforeAll(async () => {
  api = await smallApi();
  for (const [id, role] of Object.entries(people)) await api.enter(id, role);
  const service = {
    ...{ name: "Tracing service", programmes: ["northern-route"], offers: "Looks for relatives", contact: "By phone" },
    ...{ verifiedOn: new Date().toISOString().slice(0, 10), runByAuthority: false, safeFor: [] },
  };
  const takesOver = { focalPoint: "tracing", texts: { en: contact } };
  await put("tracing", { ...service, takesOver });
  await put("clinic", service);
  await put("lapsed", { ...service, takesOver, verifiedOn: "2020-01-01" });
  await put("nobody", { ...service, takesOver: { ...takesOver, focalPoint: "somebody who has left" } });
  await put("wordless", { ...service, takesOver: { ...takesOver, texts: { so: "Adeegga raadinta" } } });
});
afterAll(async () => api.stop());

const call = async (who: keyof typeof people, method: string, path: string, asked: Asked = {}) =>
  api.as(who, people[who])(method, path, asked);
const put = async (id: string, body: unknown) =>
  expect((await call("supervisor", "PUT", `/referral-directory/${id}`, { body })).status).toBe(200);
const wanted = "my name is Zorvan Meltik and I look for my brother, his name is Abenko Meltik";
/** A record of somebody who looks for a relative, with what was sealed of it. */
const looking = async (): Promise<string> => {
  const body = { programme: "northern-route", origin: "walk_in", text: wanted };
  return (await call("collector", "POST", "/feedback", { body })).body.reference;
};
const asked = (told = {}) => ({
  body: { service: "tracing", consent: "given", words: "May they have both names?", identifiers: [1, 2], ...told },
});
const take = async (reference: string) => {
  const path = `/feedback/${reference}`;
  const { body } = await call("officer", "GET", path);
  if (body.lifecycle === "open")
    await call("officer", "PUT", `${path}/assignment`, { version: `"${body.version}"`, body: {} });
};
const leave = async (reference: string, told = {}) => {
  await take(reference);
  return call("officer", "POST", `/feedback/${reference}/hand-over`, asked(told));
};
const open = async (reference: string, referral: string, who: keyof typeof people = "tracing") =>
  call(who, "POST", `/feedback/${reference}/hand-over/${referral}/open`);
const actions = async (reference: string): Promise<string[]> => {
  const { Items = [] } = await api.db.send(new ScanCommand({ TableName: api.audit }));
  return Items.filter((item) => item.reference === reference && item.person === "tracing").map(({ action }) => action);
};

describe("the contact of a service that takes over", () => {
  test("is sent to the person in the service's own words, number and all", async () => {
    const { reference } = await api.record({ language: "en" });
    const sent = await call("officer", "POST", `/feedback/${reference}/hand-over/contact`, {
      body: { service: "tracing" },
    });
    expect(sent).toMatchObject({
      status: 201,
      body: { kind: "answer", text: contact, state: "queued", language: "en" },
    });
    const { body } = await call("officer", "GET", `/feedback/${reference}`);
    expect([body.lifecycle, body.firstResponseAt]).toEqual(["in_progress", expect.any(String)]);
  });

  test.each([
    ["clinic", {}, 422, "takes_nothing_over"],
    ["lapsed", {}, 422, "lapsed"],
    ["wordless", {}, 422, "no_text"],
    ["tracing", { sensitivity: "sensitive", sensitive: ["detention"] }, 404, undefined],
    ["tracing", { lifecycle: "closed" }, 409, undefined],
  ] as const)("is not sent: %s, %o", async (service, told, status, why) => {
    const { reference } = await api.record({ language: "en", ...told });
    const answer = await call("officer", "POST", `/feedback/${reference}/hand-over/contact`, { body: { service } });
    expect([answer.status, answer.body.fields?.[0]]).toEqual([status, why]);
  });

  test("of a sensitive record waits until contact is known to be safe", async () => {
    const sensitive = { sensitivity: "sensitive", sensitive: [], tracks: ["protection"], language: "en" } as const;
    const path = async (told = {}) =>
      `/feedback/${(await api.record({ ...sensitive, ...told })).reference}/hand-over/contact`;
    const body = { service: "tracing" };
    expect((await call("tracing", "POST", await path(), { body })).body.code).toBe("not_safe");
    expect((await call("tracing", "POST", await path({ safeContact: "text" }), { body })).status).toBe(201);
  });
});

describe("an identity that is handed over with consent", () => {
  test("is opened by the named focal point, once, after an audit entry for each value", async () => {
    const reference = await looking();
    const left = await leave(reference);
    expect(left).toMatchObject({
      status: 201,
      body: { consent: "given", askedBy: "officer", state: "sent", handOver: { to: "tracing", openedAt: null } },
    });
    expect(left.text).not.toMatch(/Zorvan|Abenko/);
    const { id } = left.body;
    for (const who of ["officer", "supervisor"] as const) expect((await open(reference, id, who)).status).toBe(404);
    const opened = await open(reference, id);
    expect(opened.body.items.map(({ value }: { value: string }) => value)).toEqual(["Zorvan Meltik", "Abenko Meltik"]);
    expect(await actions(reference)).toEqual(["open_hand_over", "open_hand_over"]);
    expect((await open(reference, id)).status).toBe(409);
    const { body } = await call("officer", "GET", `/feedback/${reference}/referrals`);
    expect(body.items[0].handOver.openedAt).toEqual(expect.any(String));
    const notes = await call("officer", "GET", `/feedback/${reference}/notes`);
    expect(notes.body.items).toMatchObject([{ kind: "consent", by: "officer", text: "May they have both names?" }]);
  });

  test("is left by whoever has taken the record and by nobody else, though anybody may record a refusal", async () => {
    const path = `/feedback/${await looking()}/hand-over`;
    expect(await call("officer", "POST", path, asked())).toMatchObject({ status: 409, body: { code: "not_assigned" } });
    expect((await call("officer", "POST", path, asked({ consent: "refused" }))).status).toBe(201);
  });

  test("is opened once also where it is asked for twice at the same moment", async () => {
    const reference = await looking();
    const { id } = (await leave(reference)).body;
    const answers = await Promise.all([open(reference, id), open(reference, id), open(reference, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test("is told to that focal point, who is reminded until it is opened", async () => {
    const reference = await looking();
    const { id } = (await leave(reference)).body;
    const notice = async () =>
      (await api.db.send(new GetCommand({ TableName: api.table, Key: noticeKey(id), ConsistentRead: true }))).Item;
    expect(await notice()).toMatchObject({ kind: "hand_over", told: ["tracing"], outboxShard: expect.any(String) });
    await open(reference, id);
    expect(await notice()).toMatchObject({ endedAt: expect.any(String) });
    expect((await notice())?.outboxShard).toBeUndefined();
  });

  test("is not opened where consent was refused or is withdrawn, which is on record", async () => {
    const reference = await looking();
    const refused = await leave(reference, { consent: "refused" });
    expect(refused).toMatchObject({ status: 201, body: { consent: "refused", state: "withdrawn", handOver: null } });
    expect((await open(reference, refused.body.id)).status).toBe(404);
    const { id } = (await leave(reference)).body;
    const { headers } = await call("officer", "GET", `/feedback/${reference}`);
    const withdrawn = { version: String(headers.etag), body: { state: "sent", consent: "withdrawn" } };
    expect((await call("officer", "PUT", `/feedback/${reference}/referrals/${id}`, withdrawn)).status).toBe(200);
    expect((await open(reference, id)).status).toBe(409);
    expect(await actions(reference)).toEqual([]);
  });

  test("is not opened after a week, nor of what is closed", async () => {
    const reference = await looking();
    const { id } = (await leave(reference)).body;
    api.setClock(() => new Date(Date.now() + 8 * 86_400_000));
    expect((await open(reference, id)).status).toBe(409);
    api.setClock();
    const { headers } = await call("officer", "GET", `/feedback/${reference}`);
    await call("officer", "POST", `/feedback/${reference}/close`, { version: String(headers.etag) });
    expect((await open(reference, id)).status).toBe(409);
  });

  test("does not exist for a focal point whom the record turns out to be about", async () => {
    const reference = await looking();
    const { id } = (await leave(reference)).body;
    const { headers } = await call("supervisor", "GET", `/feedback/${reference}`);
    const concerned = { version: String(headers.etag), body: { people: ["tracing"] } };
    await call("supervisor", "PUT", `/feedback/${reference}/concerned`, concerned);
    expect((await open(reference, id)).status).toBe(404);
    expect((await leave(reference)).body.fields).toEqual(["focal_point"]);
  });

  test.each([
    [{ service: "clinic" }, ["takes_nothing_over"]],
    [{ service: "nobody" }, ["focal_point"]],
    [{ service: "lapsed" }, ["lapsed"]],
    [{ identifiers: [3] }, ["identifiers"]],
  ])("is not left where it cannot be: %o", async (told, fields) => {
    const left = await leave(await looking(), told);
    expect([left.status, left.body.fields]).toEqual([422, fields]);
  });

  test("is done once under a key", async () => {
    const reference = await looking();
    const again = { ...asked(), key: "0f5a7c1e-3b52-4a86-9a51-6f2d8e4b7c90" };
    const path = `/feedback/${reference}/hand-over`;
    await take(reference);
    const first = await call("officer", "POST", path, again);
    expect((await call("officer", "POST", path, again)).body).toEqual(first.body);
    expect((await call("officer", "GET", `/feedback/${reference}/referrals`)).body.items).toHaveLength(1);
  });
});
