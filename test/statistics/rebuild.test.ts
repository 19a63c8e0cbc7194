import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { proveCounters } from "../../bin/counters/prove.ts";
import { parseSettings } from "../../functions/domain/settings.ts";

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));

test("counters are exact over a database that was killed while everything was delivered twice", async () => {
  const { records, counters, differences } = await proveCounters(settings, false, false);
  expect(records).toBeGreaterThan(200);
  expect(counters).toBeGreaterThan(1_000);
  expect(differences).toEqual([]);
});

test("a counter that is wrong is reported, and repaired on demand", async () => {
  const harbour = { ...settings, programmes: settings.programmes.slice(1) };
  const { differences } = await proveCounters(harbour, true, false);
  expect(differences).toMatchObject([{ programme: "harbour", week: "2026-W46", name: "shown.received" }]);
  expect((await proveCounters(harbour, true, true)).differences).toEqual([]);
});
