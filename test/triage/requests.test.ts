import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
let officer: ReturnType<SmallApi["as"]>;
let other: ReturnType<SmallApi["as"]>;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
  await api.enter("other", "accountability_officer");
  officer = api.as("officer", "accountability_officer");
  other = api.as("other", "accountability_officer");
});
afterAll(async () => api.stop());

describe("a change", () => {
  test("names the version that it changes, and whoever comes second learns what came first", async () => {
    const { reference } = await api.record();
    const path = `/feedback/${reference}/assignment`;
    expect(await officer("PUT", path)).toMatchObject({ status: 428, body: { code: "precondition_required" } });
    expect(await officer("PUT", path, { version: '"1"' })).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    const late = await other("PUT", `/feedback/${reference}/status`, {
      version: '"1"',
      body: { status: "action_taken" },
    });
    expect(late).toMatchObject({
      status: 412,
      headers: { etag: '"2"', "content-type": "application/problem+json" },
      body: { code: "changed_meanwhile", fields: ["assignee", "lifecycle"] },
    });
  });

  test("of a version that was never there is refused, and nothing is said to have changed", async () => {
    const { reference } = await api.record();
    const asked = { version: '"9"', body: { status: "action_taken" } };
    const { status, body } = await officer("PUT", `/feedback/${reference}/status`, asked);
    expect([status, body.fields]).toEqual([412, undefined]);
  });

  test("of many officers at once is made by one of them, and none is overwritten", async () => {
    const { reference } = await api.record();
    const names = Array.from({ length: 12 }, (_, at) => `many-${at}`);
    await Promise.all(names.map(async (name) => api.enter(name, "accountability_officer")));
    const takes = await Promise.all(
      names.map(async (name) =>
        api.as(name, "accountability_officer")("PUT", `/feedback/${reference}/assignment`, { version: '"1"' }),
      ),
    );
    const taken = takes.filter(({ status }) => status === 200);
    expect(taken).toHaveLength(1);
    expect(takes.filter(({ status }) => status === 412)).toHaveLength(names.length - 1);
    const { body } = await officer("GET", `/feedback/${reference}`);
    expect(body).toMatchObject({ version: 2, assignee: taken[0]?.body.assignee });
  });

  test("of many officers who look again each time is made as often as they are, and counted exactly", async () => {
    const { reference } = await api.record();
    const answer = async (at: number) => {
      for (;;) {
        const asked = { body: { text: `The blue tent opens, part ${at}.` } };
        const { status } = await officer("POST", `/feedback/${reference}/replies`, asked);
        if (status === 201) return;
        expect(status).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 8 }, async (_, at) => answer(at)));
    const { body } = await officer("GET", `/feedback/${reference}/replies`);
    expect(body.items).toHaveLength(8);
    expect((await officer("GET", `/feedback/${reference}`)).body.version).toBe(9);
  });
});

describe("a request under an Idempotency-Key", () => {
  const text = "At the blue tent.";

  test("is done once, and answered the same again", async () => {
    const { reference } = await api.record();
    const path = `/feedback/${reference}/replies`;
    const first = await officer("POST", path, { body: { text }, key: "key-of-request-1" });
    const again = await officer("POST", path, { body: { text }, key: "key-of-request-1" });
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await officer("GET", path)).body.items).toHaveLength(1);
  });

  test("is done once also when it comes many times at once", async () => {
    const { reference } = await api.record();
    const path = `/feedback/${reference}/replies`;
    const all = await Promise.all(
      Array.from({ length: 6 }, async () => officer("POST", path, { body: { text }, key: "key-of-request-2" })),
    );
    expect(all.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    for (const { status } of all) expect([201, 409]).toContain(status);
    expect((await officer("GET", path)).body.items).toHaveLength(1);
  });

  test("is refused with another body, and is another person's own", async () => {
    const { reference } = await api.record();
    const path = `/feedback/${reference}/replies`;
    await officer("POST", path, { body: { text }, key: "key-of-request-3" });
    expect(await officer("POST", path, { body: { text: "At the red tent." }, key: "key-of-request-3" })).toMatchObject({
      status: 422,
      body: { code: "key_used_before" },
    });
    expect((await other("POST", path, { body: { text: "At the red tent." }, key: "key-of-request-3" })).status).toBe(
      201,
    );
  });

  test("leaves nothing at rest that can be read without the key", async () => {
    const { reference } = await api.record();
    await officer("POST", `/feedback/${reference}/replies`, {
      body: { text: "Quellwort soup at noon." },
      key: "key-of-request-4",
    });
    const { ScanCommand } = await import("@aws-sdk/lib-dynamodb");
    const { Items = [] } = await api.db.send(new ScanCommand({ TableName: api.table }));
    const kept = JSON.stringify(Items.filter(({ pk }) => String(pk).startsWith("ANSWER#")));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept).not.toMatch(/quellwort|key-4/i);
  });
});

describe("every answer", () => {
  test("says how many calls are left, and after the last one that it is too many", async () => {
    await api.enter("hasty", "accountability_officer");
    const hasty = api.as("hasty", "accountability_officer");
    expect((await hasty("GET", "/me")).headers).toMatchObject({
      "ratelimit-policy": '"minute";q=100000;w=60',
      ratelimit: expect.stringMatching(/^"minute";r=\d+;t=\d+$/),
    });
    const { UpdateCommand } = await import("@aws-sdk/lib-dynamodb");
    const { rateKey } = await import("../../functions/adapters/keys.ts");
    const at = new Date("2026-11-20T10:00:30Z");
    api.setClock(() => at);
    await api.db.send(
      new UpdateCommand({
        TableName: api.table,
        Key: rateKey("hasty", Math.floor(at.getTime() / 60_000)),
        UpdateExpression: "SET calls = :most",
        ExpressionAttributeValues: { ":most": 100_000 },
      }),
    );
    const refused = await hasty("GET", "/me");
    api.setClock();
    expect(refused).toMatchObject({
      status: 429,
      body: { code: "too_many" },
      headers: { ratelimit: '"minute";r=0;t=30' },
    });
  });

  test("to what is not asked for is a refusal: unknown fields, parameters, bodies, and one that is too large", async () => {
    const { reference } = await api.record();
    expect((await officer("GET", "/feedback?surprise=1")).status).toBe(422);
    expect((await officer("GET", "/me?surprise=1")).status).toBe(422);
    const close = await officer("POST", `/feedback/${reference}/close`, { version: '"1"', body: { surprise: 1 } });
    expect(close).toMatchObject({ status: 422, body: { fields: ["body"] } });
    const large = { text: "x".repeat(256 * 1024) };
    expect((await officer("POST", `/feedback/${reference}/replies`, { body: large })).status).toBe(413);
    expect((await officer("POST", `/feedback/${reference}/replies`, { body: "{" })).status).toBe(400);
    const half = await officer("POST", `/feedback/${reference}/notes`, { body: { text: "half a pair: \ud83d" } });
    expect(half).toMatchObject({ status: 422, body: { fields: ["text"] } });
  });
});

describe("a role", () => {
  test("that the directory takes away is gone with the next request, whatever the token says", async () => {
    const { reference } = await api.record();
    await api.enter("leaver", "accountability_officer");
    const leaver = api.as("leaver", "accountability_officer");
    expect((await leaver("GET", `/feedback/${reference}`)).status).toBe(200);
    const { version, ...person } = (await api.parts.directory.person("leaver")) ?? { version: 0 };
    await api.parts.directory.putPerson({ ...person, roles: ["collector"] } as never, version);
    expect((await leaver("GET", `/feedback/${reference}`)).status).toBe(403);
    expect((await leaver("GET", "/me")).status).toBe(403);
  });
});
