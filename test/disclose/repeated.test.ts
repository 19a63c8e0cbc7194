import { randomUUID } from "node:crypto";
import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identityKey } from "../../functions/adapters/keys.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

let api: SmallApi;
let focal: ReturnType<SmallApi["as"]>;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("integrity", "integrity_focal_point");
  await api.enter("auditor", "auditor");
  focal = api.as("integrity", "integrity_focal_point");
});
afterAll(async () => api.stop());

/** A sensitive record with one value that is sealed. */
const secret = async () => {
  const record = await api.record({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"], sealed: 1 });
  const { reference } = record;
  const identity = await api.parts.sealValues("identity", [{ label: "[PERSON_1]", value: "Quellfried" }]);
  const Item = { ...identityKey(reference, "m" as MessageId), identity, first: 1, receivedAt: record.openedAt };
  await api.db.send(new PutCommand({ TableName: api.vault, Item }));
  return `/feedback/${reference}`;
};
const items = async (TableName: string) => (await api.db.send(new ScanCommand({ TableName }))).Items ?? [];
const audited = async (action: string) => (await items(api.audit)).filter((entry) => entry.action === action).length;
const notices = async () => (await items(api.table)).filter(({ sk }) => sk === "NOTICE").length;
const reason = { reason: "The night team must know whom to look after." };

describe("an opening under an Idempotency-Key", () => {
  test("breaks the glass once: one entry, one notice, one review to write", async () => {
    const path = await secret();
    const [entries, told] = [await audited("break_glass"), await notices()];
    const asked = { body: reason, key: randomUUID() };
    const first = await focal("POST", `${path}/break-glass`, asked);
    const again = await focal("POST", `${path}/break-glass`, asked);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect([await audited("break_glass"), await notices()]).toEqual([entries + 1, told + 1]);
    expect((await focal("GET", `${path}/break-glass`)).body.items).toHaveLength(1);
  });

  test("opens a value and words again for who lost the answer, with one entry, and keeps neither", async () => {
    const path = await secret();
    await focal("POST", `${path}/break-glass`, { body: reason });
    for (const [what, action, body] of [
      ["identifiers/1/open", "open_identifier", { purpose: "call" }],
      ["disclosure", "disclose_text", undefined],
    ] as const) {
      const before = await audited(action);
      const asked = { key: randomUUID(), ...(body && { body }) };
      const first = await focal("POST", `${path}/${what}`, asked);
      const again = await focal("POST", `${path}/${what}`, asked);
      expect([first.status, again.text]).toEqual([200, first.text]);
      expect(await audited(action)).toBe(before + 1);
    }
    const glass = (await focal("GET", `${path}/break-glass`)).body.items[0];
    expect(glass.opened).toHaveLength(1);
    const kept = (await items(api.table)).filter(({ pk }) => String(pk).startsWith("ANSWER#"));
    // Encrypted, and no longer than that it was done.
    for (const { answer } of kept) expect(Buffer.from(answer, "base64").length).toBeLessThan(80);
  });

  test("opens nothing that has gone since, and is an opening of its own after a quarter of an hour", async () => {
    const path = await secret();
    await focal("POST", `${path}/break-glass`, { body: reason });
    const asked = { body: { purpose: "call" }, key: randomUUID() };
    expect((await focal("POST", `${path}/identifiers/1/open`, asked)).body.value).toBe("Quellfried");
    const before = await audited("open_identifier");
    const later = new Date(Date.now() + 16 * 60_000);
    api.setClock(() => later);
    expect((await focal("POST", `${path}/identifiers/1/open`, asked)).status).toBe(200);
    api.setClock();
    expect(await audited("open_identifier")).toBe(before + 1);
    const { headers } = await focal("GET", path);
    const taken = await focal("PUT", `${path}/assignment`, { version: String(headers.etag), body: {} });
    await focal("DELETE", `${path}/identifiers/1`, { version: String(taken.headers.etag) });
    expect((await focal("POST", `${path}/identifiers/1/open`, asked)).status).toBe(404);
  });

  test("answers a refusal the same again, and refuses the key for anything else", async () => {
    const path = await secret();
    const key = randomUUID();
    const refused = await focal("POST", `${path}/identifiers/1/open`, { body: { purpose: "call" }, key });
    expect(refused.status).toBe(403);
    const again = await focal("POST", `${path}/identifiers/1/open`, { body: { purpose: "call" }, key });
    expect([again.status, again.text]).toEqual([403, refused.text]);
    const other = await focal("POST", `${path}/identifiers/1/open`, { body: { purpose: "visit" }, key });
    expect(other).toMatchObject({ status: 422, body: { code: "key_used_before" } });
  });
});
