import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withRecent } from "../../functions/domain/feedback/change.ts";
import { changeKinds, kindsSince } from "../../functions/domain/feedback/change-kinds.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { aRecord } from "../a-record.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

type Event = { readonly reference: string; readonly version: number; readonly kinds: readonly string[] };
type Page = { readonly items: readonly Event[]; readonly next: string };
type Call = ReturnType<SmallApi["as"]>;

let api: SmallApi;
let officer: Call;
let integrity: Call;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
  await api.enter("here", "accountability_officer", { sites: ["mill-crossing"] });
  await api.enter("integrity", "integrity_focal_point");
  officer = api.as("officer", "accountability_officer");
  integrity = api.as("integrity", "integrity_focal_point");
});
afterAll(async () => api.stop());

/** Every test has an hour of its own, so that none sees the changes of another. */
let hour = Date.parse("2026-11-20T00:00:00Z");
const at = (seconds: number) => api.setClock(() => new Date(hour + seconds * 1_000));
const nextHour = () => {
  hour += 3_600_000;
  at(0);
};
const ask = async (call: Call, cursor?: string): Promise<Page> => {
  const { status, body } = await call("GET", `/events${cursor ? `?cursor=${cursor}` : ""}`);
  expect(status).toBe(200);
  return body;
};
const opened = async (told: Partial<FeedbackRecord> = {}) =>
  api.record({ openedAt: new Date(hour).toISOString(), ...told });
const change = async (call: Call, { reference }: FeedbackRecord, path: string, body: unknown, version = 1) => {
  const answer = await call("PUT", `/feedback/${reference}/${path}`, { version: `"${version}"`, body });
  expect(answer.status).toBe(200);
};

describe("what changed", () => {
  test("is told once, in order, with what kind of change it was and nothing else", async () => {
    nextHour();
    const [one, other] = [await opened(), await opened()];
    at(20);
    const { items, next } = await ask(officer);
    expect(items).toEqual([]);
    at(30);
    await change(officer, other, "status", { status: "action_taken" });
    at(31);
    await change(officer, one, "coding", { topics: ["wash"], reason: "It is about the tap." });
    at(32);
    await change(officer, one, "assignment", {}, 2);
    at(50);
    const page = await ask(officer, next);
    expect(page.items).toEqual([
      { reference: other.reference, version: 2, at: new Date(hour + 30_000).toISOString(), kinds: ["status"] },
      {
        reference: one.reference,
        version: 3,
        at: new Date(hour + 32_000).toISOString(),
        kinds: ["note", "assignment", "coding", "status", "other"],
      },
    ]);
    expect((await ask(officer, page.next)).items).toEqual([]);
    at(60);
    expect((await ask(officer, page.next)).items).toEqual([]);
  });

  test("is told when whatever was noted before is written: nothing that was slow is passed over", async () => {
    nextHour();
    at(20);
    const { next } = await ask(officer);
    at(25);
    const early = await ask(officer, next);
    // Noted before that answer, written after it.
    const slow = await opened({ openedAt: new Date(hour + 24_000).toISOString() });
    expect(early.items).toEqual([]);
    at(40);
    expect((await ask(officer, early.next)).items.map(({ reference }) => reference)).toEqual([slow.reference]);
  });

  test("is told in pages, each once, however much it is", async () => {
    nextHour();
    at(20);
    const { next } = await ask(officer);
    const made = await Promise.all(
      Array.from({ length: 230 }, async (_, n) =>
        opened({ openedAt: new Date(hour + 20_000 + (n % 50)).toISOString() }),
      ),
    );
    at(60);
    const told: string[] = [];
    let cursor = next;
    for (let pages = 0; pages < 3; pages++) {
      const page = await ask(officer, cursor);
      expect(page.items.length).toBeLessThanOrEqual(100);
      told.push(...page.items.map(({ reference }) => reference));
      cursor = page.next;
    }
    expect(told.toSorted()).toEqual(made.map(({ reference }) => reference).sort());
    expect((await ask(officer, cursor)).items).toEqual([]);
  });
});

describe("what does not exist for somebody", () => {
  test("leaves no trace in what they are told: no event, no other shape, no longer cursor", async () => {
    nextHour();
    at(20);
    const quiet = await ask(officer);
    for (let n = 0; n < 120; n++)
      await opened({ concerns: ["officer"], openedAt: new Date(hour + 20_000).toISOString() });
    await opened({ sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] });
    await opened({ programme: "harbour" });
    at(60);
    const page = await ask(officer, quiet.next);
    expect(page.items).toEqual([]);
    expect(Object.keys(page).sort()).toEqual(["items", "next"]);
    expect(page.next).toHaveLength(quiet.next.length);
  });

  test("is not told when it stops to exist for them, and is told to those for whom it begins", async () => {
    nextHour();
    const record = await opened();
    at(20);
    const before = { officer: await ask(officer), integrity: await ask(integrity) };
    at(30);
    const raise = { sensitivity: "sensitive", classes: ["sea"], reason: "A later message says so." };
    await change(officer, record, "sensitivity", raise);
    at(60);
    expect((await ask(officer, before.officer.next)).items).toEqual([]);
    expect((await ask(integrity, before.integrity.next)).items).toMatchObject([
      { reference: record.reference, kinds: expect.arrayContaining(["sensitivity"]) },
    ]);
  });

  test("at another site is not told to those of this one", async () => {
    nextHour();
    at(20);
    const here = api.as("here", "accountability_officer");
    const { next } = await ask(here);
    const mine = await opened({ site: "mill-crossing", openedAt: new Date(hour + 21_000).toISOString() });
    await opened({ site: "harbour-road", openedAt: new Date(hour + 21_000).toISOString() });
    at(60);
    expect((await ask(here, next)).items.map(({ reference }) => reference)).toEqual([mine.reference]);
  });
});

test("a cursor is its owner's and of its list: another's, another list's and an invented one are refused", async () => {
  nextHour();
  at(20);
  const { next } = await ask(officer);
  for (const [call, path] of [
    [integrity, `/events?cursor=${next}`],
    [officer, `/feedback?cursor=${next}`],
    [officer, `/events?cursor=${next.slice(0, -2)}AA`],
    [officer, "/events?cursor=2026"],
  ] as const)
    expect(await call("GET", path), path).toMatchObject({ status: 422, body: { fields: ["cursor"] } });
});

describe("the kind of a change", () => {
  test("says nothing of whom a record is about, nor of what it is linked with", () => {
    const before = aRecord();
    const after = withRecent(
      before,
      { ...before, concerns: ["somebody"], links: [], version: 2 },
      "2026-11-20T10:00:00.000Z",
    );
    expect(kindsSince(after, "2026-11-20T09:00:00.000Z")).toEqual(["other"]);
  });

  test("is one of the list for every part that a record has", () => {
    const parts = Object.keys(aRecord({ keeping: { gone: [] }, links: [], recheckAt: "", snoozedUntil: "" }));
    for (const part of parts) {
      const recent = [{ version: 2, at: "2026-11-20T10:00:00.000Z", parts: [part] }];
      for (const kind of kindsSince({ recent }, "2026")) expect(changeKinds).toContain(kind);
    }
  });
});
