import { gzipSync } from "node:zlib";
import { GetPublicKeyCommand } from "@aws-sdk/client-kms";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyTrail } from "../../bin/audit/faults.ts";
import { nobody } from "../../functions/adapters/refusals.ts";
import { notingRefusals } from "../../functions/note-refusals.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

let api: SmallApi;
const day = "2026-11-20";
const at = new Date(`${day}T10:00:00Z`);
beforeAll(async () => {
  api = await smallApi();
  api.setClock(() => at);
});
afterAll(async () => api.stop());

const entries = async () => api.parts.trail.entries(nobody, day);
const line = (route: string, status = "401") => ({
  id: "0",
  timestamp: at.getTime(),
  message: JSON.stringify({ requestId: "x", route, status }),
});
const handOn = async (logEvents: readonly unknown[]) =>
  notingRefusals(api.parts.refused)({ awslogs: { data: gzipSync(JSON.stringify({ logEvents })).toString("base64") } });

describe("a token that is refused", () => {
  test("at the door leaves an entry: the route as it is declared, and how often", async () => {
    await handOn([line("GET /feedback"), line("GET /feedback"), line("POST /feedback/{reference}/disclosure")]);
    expect((await entries()).map(({ action, route, reason, times }) => [action, route, reason, times])).toEqual([
      ["refuse_token", "GET /feedback", "at_the_door", 2],
      ["refuse_token", "POST /feedback/{reference}/disclosure", "at_the_door", 1],
    ]);
  });

  test("is counted only where it was refused, and never taken for a route", async () => {
    const before = (await entries()).length;
    await handOn([line("GET /sites", "403"), line("Bearer eyJhbGciOiJub25lIn0"), { ...line(""), message: "not JSON" }]);
    expect(await entries()).toHaveLength(before);
  });

  test.each([
    ["an identity token", { token_use: "id" }, "us"],
    ["nobody's token", { sub: "" }, "partner"],
  ])("behind the door is refused as well, by both functions: %s", async (_, odd, about) => {
    const claims = { sub: "quellperson", token_use: "access", ...odd };
    const before = (await entries()).length;
    for (const [method, path] of [
      ["GET", `/feedback?about=${about}`],
      ["POST", "/feedback/HB2345678X/disclosure"],
    ] as const)
      expect((await api.asClaimed(claims)(method, path)).status).toBe(401);
    const added = (await entries()).slice(before);
    expect(added.every(({ reason }) => reason === "not_an_access_token")).toBe(true);
    expect(JSON.stringify(await entries())).not.toContain("quellperson");
  });

  test("ten thousand times an hour leaves an entry for each time that it becomes ten times as many, which the chain holds", async () => {
    const sent = Array.from({ length: 100 }, () => line("PUT /duty"));
    const publicKey = (await api.keys.send(new GetPublicKeyCommand({ KeyId: api.auditKeyId }))).PublicKey;
    for (let batch = 0; batch < 100; batch++) await handOn(batch === 0 ? sent.slice(0, 1) : sent);
    const of = (await entries()).filter(({ route }) => route === "PUT /duty");
    expect(of.map(({ times }) => times)).toEqual([1, 101, 1001]);
    await handOn(sent.slice(0, 99));
    expect((await entries()).filter(({ route }) => route === "PUT /duty").at(-1)?.times).toBe(10_000);
    const { faults } = await verifyTrail(api.parts.trail, publicKey ?? new Uint8Array(), at);
    expect(faults).toEqual([]);
  });

  test("is shown to the auditor", async () => {
    await api.enter("auditor", "auditor");
    const { body } = await api.as("auditor", "auditor")(
      "GET",
      `/audit?person=${encodeURIComponent(nobody)}&day=${day}`,
    );
    expect(body.items[0]).toMatchObject({ action: "refuse_token", route: "GET /feedback", reference: null, times: 2 });
  });

  test("leaves nothing of itself at rest", async () => {
    for (const TableName of [api.table, api.audit])
      expect(JSON.stringify((await api.db.send(new ScanCommand({ TableName }))).Items)).not.toMatch(/eyJ|quellperson/);
  });
});
