import { afterAll, beforeAll, expect, test } from "vitest";
import { responseTimes } from "../../functions/adapters/response-times.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

test("two acknowledgements of one quarter of an hour promise the same, whoever read when", async () => {
  const at = (time: string) => new Date(`2026-11-16T${time}:00Z`);
  const early = responseTimes(cloud.db, cloud.table);
  await early.write("north", 3, at("06:00"));
  expect(await early.inForce("north", at("08:01"))).toBe(3);
  await early.write("north", 10, at("08:05"));
  await early.write("north", 14, at("08:06"));
  const late = responseTimes(cloud.db, cloud.table);
  expect(await late.inForce("north", at("08:14"))).toBe(3);
  expect(await early.inForce("north", at("08:14"))).toBe(3);
  expect([await early.inForce("north", at("08:15")), await late.inForce("north", at("08:29"))]).toEqual([14, 14]);
  await late.write("north", undefined, at("09:00"));
  expect(await late.inForce("north", at("09:15"))).toBeUndefined();
});

test("where nothing was counted yet nothing is known, and a wait without end can be kept", async () => {
  const times = responseTimes(cloud.db, cloud.table);
  expect(await times.inForce("harbour", new Date())).toBeUndefined();
  const at = new Date("2026-11-16T06:00:00Z");
  await times.write("harbour", Number.POSITIVE_INFINITY, at);
  expect(await times.inForce("harbour", new Date("2026-11-17T06:00:00Z"))).toBeGreaterThan(365);
});
