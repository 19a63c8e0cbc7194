import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directory } from "../../functions/adapters/directory.ts";
import { rates } from "../../functions/adapters/rates.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import type { DiscloseParts } from "../../functions/disclose/parts.ts";
import { disclose } from "../../functions/disclose.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

test("nobody opens more in a minute than the settings say, counted together with their other calls", async () => {
  const { db, table } = cloud;
  const countCalls = rates(db, table);
  const now = () => new Date("2026-11-20T10:00:00Z");
  const handler = disclose({
    settings: parseSettings({ ...settingsFile, throttling: { perPersonAndMinute: 10 } }),
    verify: async () => ({ sub: "officer", token_use: "access", "cognito:groups": ["accountability_officer"] }),
    records: recordStore(db, table),
    directory: directory(db, table),
    countCalls,
    now,
    log: () => undefined,
  } as unknown as DiscloseParts);
  const path = "/feedback/HB22222222/identifiers";
  const event = {
    version: "2.0",
    rawPath: path,
    headers: { authorization: `Bearer ${"x".repeat(40)}` },
    requestContext: { http: { method: "GET", path } },
  } as unknown as APIGatewayProxyEventV2;
  for (let call = 0; call < 8; call++) await countCalls("officer", now());
  const statuses: unknown[] = [];
  for (let call = 0; call < 3; call++) statuses.push((await handler(event, {} as Context)).statusCode);
  expect(statuses).toEqual([404, 404, 429]);
});
