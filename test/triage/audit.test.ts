import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
const day = new Date().toISOString().slice(0, 10);
beforeAll(async () => {
  api = await smallApi();
  await api.enter("integrity", "integrity_focal_point");
  await api.enter("auditor", "auditor");
  await api.enter("accused", "auditor", { roles: ["auditor", "accountability_officer"] });
});
afterAll(async () => api.stop());

const trailFor = async (who: string, ...roles: Role[]) =>
  api.as(who, ...roles)("GET", `/audit?person=integrity&day=${day}`);

describe("the list of what somebody did", () => {
  test("names a record to an auditor, but none that is hidden and none that concerns its reader", async () => {
    const shown = await api.record();
    const hidden = await api.record({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    const about = await api.record({ concerns: ["accused"] });
    const focal = api.as("integrity", "integrity_focal_point");
    for (const { reference } of [shown, hidden, about]) {
      const text = "We asked the site about it.";
      expect((await focal("POST", `/feedback/${reference}/notes`, { body: { text } })).status).toBe(201);
    }
    const auditor = await trailFor("auditor", "auditor");
    expect(auditor.status).toBe(200);
    expect(auditor.text).toContain(shown.reference);
    expect(auditor.text).toContain(about.reference);
    expect(auditor.text).not.toContain(hidden.reference);
    const accused = await trailFor("accused", "auditor", "accountability_officer");
    expect(accused.text).toContain(shown.reference);
    expect(accused.text).not.toMatch(new RegExp(`${hidden.reference}|${about.reference}`));
    // What was done stays: whoever audits sees how much somebody opened, and when.
    expect(accused.body.items.filter(({ reference }: { reference: unknown }) => reference === null)).toHaveLength(2);
  });

  test("shows no hash, by which somebody could try out what is not named", async () => {
    const { text } = await trailFor("auditor", "auditor");
    expect(text).not.toMatch(/[0-9a-f]{64}/);
  });
});

test("a long day is read page by page, each entry once, by a cursor that is its reader's own", async () => {
  const auditor = api.as("reader", "auditor");
  await api.enter("reader", "auditor");
  await api.enter("busy", "accountability_officer");
  for (let n = 0; n < 7; n++)
    await api.parts.audit({ person: "busy" as PersonId, action: `step_${n}`, at: `${day}T10:00:0${n}.000Z` });
  const path = `/audit?person=busy&day=${day}&limit=3`;
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; pages < 3; pages++) {
    const { body } = await auditor("GET", cursor ? `${path}&cursor=${cursor}` : path);
    seen.push(...body.items.map(({ action }: { action: string }) => action));
    cursor = body.next;
  }
  expect([seen, cursor]).toEqual([Array.from({ length: 7 }, (_, n) => `step_${n}`), null]);
  const { next } = (await auditor("GET", path)).body;
  await api.enter("another", "auditor");
  expect((await api.as("another", "auditor")("GET", `${path}&cursor=${next}`)).status).toBe(422);
});
