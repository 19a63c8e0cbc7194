import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { careHoursLeft } from "../../functions/domain/feedback/due.ts";
import { overdueOf } from "../../functions/domain/feedback/overdue.ts";
import { aRecord } from "../a-record.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
const dayMs = 86_400_000;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
  await api.enter("integrity", "integrity_focal_point");
});
afterAll(async () => api.stop());

const integrity = () => api.as("integrity", "integrity_focal_point");
const change = async (reference: string, method: string, path: string, body?: unknown) => {
  const { headers } = await integrity()("GET", `/feedback/${reference}`);
  return integrity()(method, `/feedback/${reference}/${path}`, { version: String(headers.etag), body });
};
const feared = { sensitivity: "sensitive", classes: ["retaliation"], reason: "He waits for her at the tap" };
const record = async () => {
  const { reference } = await api.record({ tracks: ["complaint"] });
  const { status, body } = await change(reference, "PUT", "sensitivity", feared);
  expect([status, body.tracks, body.sensitive]).toEqual([200, ["complaint"], ["retaliation"]]);
  return { reference, recheckAt: body.recheckAt as string };
};

describe("where somebody may suffer for having told us", () => {
  test("it is asked again after thirty days, and the clock waits for nobody", async () => {
    const { reference, recheckAt } = await record();
    expect(Math.round((Date.parse(recheckAt) - Date.now()) / dayMs)).toBe(30);
    const { body } = await integrity()("GET", `/feedback/${reference}`);
    expect(body.clocks).toContainEqual({ clock: "retaliationRecheckDays", dueAt: recheckAt, state: "running" });
    const answered = { type: "praise", firstResponseAt: recheckAt, waitingSince: recheckAt, recheckAt } as const;
    const after = new Date(Date.parse(recheckAt) + 1);
    const calendar = { timeZone: "UTC", workingDays: [] };
    expect(overdueOf(aRecord(answered), api.settings.clocks, calendar, after)?.since).toBe(recheckAt);
  });

  test("the record is not closed before, and begins to wait anew where the person is still at risk", async () => {
    const { reference, recheckAt } = await record();
    expect((await change(reference, "POST", "close")).status).toBe(409);
    api.setClock(() => new Date(Date.now() + 31 * dayMs));
    const risk = await change(reference, "PUT", "retaliation-check", {
      finding: "at_risk",
      words: "He was there again",
    });
    api.setClock();
    expect(risk.status).toBe(200);
    expect(risk.body.recheckAt > recheckAt).toBe(true);
    const safe = await change(reference, "PUT", "retaliation-check", {
      finding: "safe",
      words: "He has left the camp",
    });
    expect(safe.body.recheckAt).toBeNull();
    expect((await change(reference, "POST", "close")).status).toBe(200);
  });

  test("only its focal points say what was found", async () => {
    const { reference } = await api.record();
    const body = { finding: "safe", words: "All is well" };
    const path = `/feedback/${reference}/retaliation-check`;
    expect((await api.as("officer", "accountability_officer")("PUT", path, { version: '"1"', body })).status).toBe(403);
  });
});

describe("recent sexual violence", () => {
  const told = "2026-11-20T10:00:00.000Z";
  const recent = { sensitive: ["gbv"], urgency: "high", openedAt: told, lifecycle: "open" } as const;
  test.each([
    [0, 72],
    [1.5, 70],
    [71.9, 0],
    [100, 0],
  ])("after %d hours shows %d of the 72 in which help matters most", (hours, left) => {
    expect(careHoursLeft(recent, new Date(Date.parse(told) + hours * 3_600_000))).toBe(left);
  });

  test("shows them of nothing else", () => {
    for (const other of [{ urgency: "normal" }, { sensitive: ["detention"] }, { lifecycle: "closed" }] as const)
      expect(careHoursLeft({ ...recent, ...other }, new Date(told))).toBeNull();
  });
});
