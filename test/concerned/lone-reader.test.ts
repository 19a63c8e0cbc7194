import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Notice } from "../../functions/domain/feedback/notice.ts";
import { outsideId } from "../../functions/domain/feedback/on-duty.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { turnOf } from "../../functions/domain/feedback/telling.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

const secret = { sensitivity: "sensitive", sensitive: ["sea"], tracks: ["complaint"] } as const;
const focal: Role = "integrity_focal_point";

let api: SmallApi;
beforeEach(async () => {
  api = await smallApi();
});
afterEach(async () => api.stop());

const enterAll = async (people: Readonly<Record<string, Role>>) => {
  for (const [id, role] of Object.entries(people)) await api.enter(id, role);
};
const name = async (by: string, { reference }: FeedbackRecord, people: readonly string[], version = 1) => {
  const asked = { version: `"${version}"`, body: { people } };
  const { status } = await api.as(by, focal)("PUT", `/feedback/${reference}/concerned`, asked);
  expect(status).toBe(200);
};
const notices = async (): Promise<readonly Notice[]> => {
  const { Items = [] } = await api.db.send(new ScanCommand({ TableName: api.table }));
  return Items.filter(({ sk }) => sk === "NOTICE") as unknown as readonly Notice[];
};
const rosterOf = async () => ({
  people: await api.parts.directory.people(),
  duty: { watches: [] },
  outside: { id: outsideId, email: "outside@example.org" },
  now: new Date("2027-01-01T00:00:00Z"),
});

describe("whoever names everybody else who could read a record", () => {
  test("is not left alone with it unseen: a supervisor is told, by its reference alone", async () => {
    await enterAll({ f1: focal, f2: focal, f3: focal, s1: "supervisor", s2: "supervisor" });
    const record = await api.record(secret);
    await name("f1", record, ["f2"]);
    expect(await notices()).toEqual([]);
    await name("f1", record, ["f2", "f3", "s2"], 2);
    expect(await notices()).toMatchObject([{ kind: "conflict", told: ["s1"], by: "f1" }]);
  });

  test("and every supervisor with them, cannot keep the outside person from being told", async () => {
    await enterAll({ f1: focal, f2: focal, s1: "supervisor" });
    const record = await api.record(secret);
    await name("f1", record, ["f2", "s1"]);
    expect(await notices()).toMatchObject([{ kind: "conflict", told: [outsideId], by: "f1" }]);
  });

  test("ends no reminder by working on it alone; somebody else to read it does", async () => {
    await enterAll({ f1: focal, f2: focal, s1: "supervisor" });
    const record = await api.record(secret);
    await name("f1", record, ["f2"]);
    const [notice] = await notices();
    if (!notice) throw new Error("notice");
    const note = { body: { text: "Looked at it." } };
    await api.as("f1", focal)("POST", `/feedback/${record.reference}/notes`, note);
    const now = async () => turnOf(notice, await api.parts.records.find(record.reference), await rosterOf(), clocks());
    expect(await now()).toMatchObject({ recipients: [{ id: "s1" }] });
    await api.enter("f3", focal);
    expect(await now()).toBe("over");
  });

  test("by the way of a merge has somebody told as well", async () => {
    await enterAll({ f1: focal, f2: focal, f3: focal });
    const into = await api.record({ ...secret, concerns: ["f1"] });
    const merged = await api.record({ ...secret, concerns: ["f2"] });
    const asked = { version: '"1"', body: { into: into.reference } };
    const { status } = await api.as("f3", focal)("POST", `/feedback/${merged.reference}/merge`, asked);
    expect(status).toBe(200);
    expect(await notices()).toMatchObject([{ reference: into.reference, told: [outsideId], by: "f3" }]);
  });

  test("where nobody else could read it before, says nothing new", async () => {
    await enterAll({ f1: focal, o1: "accountability_officer", s1: "supervisor" });
    await name("f1", await api.record(secret), ["o1"]);
    expect(await notices()).toEqual([]);
  });
});

const clocks = () => api.settings.clocks;
