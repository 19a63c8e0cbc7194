import { describe, expect, test } from "vitest";
import type { Rung } from "../../functions/domain/feedback/escalation.ts";
import { type Concern, type Roster, reach } from "../../functions/domain/feedback/on-duty.ts";
import { here, integrity, now, person, protection, roster, watch } from "./roster.ts";

const violence: Concern = { programme: here, tracks: ["protection"], sensitive: ["gbv"] };
const fraud: Concern = { programme: here, tracks: ["complaint"], sensitive: ["fraud_corruption"] };
const absent = { absentUntil: new Date(now.getTime() + 1).toISOString() };
const backAgain = { absentUntil: now.toISOString() };

const told = (concern: Concern, whom: Roster, from: Rung = "on_duty", before: readonly string[] = []) =>
  reach(from, concern, whom, before).map(({ id }) => id);

const three = [protection("p1"), protection("p2"), protection("p3"), person("s1", "supervisor")];

describe("who is told of harm", () => {
  test.each<[string, Roster, string[]]>([
    ["the one on duty for its class", roster(three, [watch("gbv", "p1", "p2"), watch("any", "p3")]), ["p1"]],
    ["the one on duty for any, where its class has no watch", roster(three, [watch("any", "p3")]), ["p3"]],
    [
      "the backup of whoever is absent",
      roster([protection("p1", absent), protection("p2")], [watch("gbv", "p1", "p2")]),
      ["p2"],
    ],
    [
      "whoever is back again",
      roster([protection("p1", backAgain), protection("p2")], [watch("gbv", "p1", "p2")]),
      ["p1"],
    ],
    ["every focal point, where nobody is on duty", roster(three), ["p1", "p2", "p3"]],
    [
      "every focal point, where duty and backup are away",
      roster([protection("p1", absent), protection("p2")], [watch("gbv", "p1")]),
      ["p2"],
    ],
    ["the supervisors, where there is no focal point", roster([person("s1", "supervisor"), integrity("i1")]), ["s1"]],
    ["the outside person, where there is nobody at all", roster([]), ["outside"]],
    [
      "nobody who is on duty without being entitled",
      roster([person("o1", "accountability_officer"), ...three], [watch("gbv", "o1", "p2")]),
      ["p2"],
    ],
    [
      "nobody of another programme",
      roster([protection("p1", { programmes: ["harbour"] }), protection("p2")], [watch("gbv", "p1")]),
      ["p2"],
    ],
    [
      "nobody by a watch of another programme",
      roster(three, [{ ...watch("gbv", "p1"), programme: "harbour" }]),
      ["p1", "p2", "p3"],
    ],
  ])("is %s", (_, whom, ids) => {
    expect(told(violence, whom)).toEqual(ids);
  });

  test("is each class's own watch, once", () => {
    const whom = roster(three, [watch("gbv", "p1"), watch("child_protection", "p2"), watch("any", "p1")]);
    const concern: Concern = { ...violence, sensitive: ["gbv", "child_protection", "detention"] };
    expect(told(concern, whom)).toEqual(["p1", "p2"]);
  });

  test("never is a person whom the record is about, on no rung", () => {
    const concern = { ...violence, concerns: ["p1", "p2", "p3", "s1"] };
    expect(told(concern, roster(three, [watch("gbv", "p1", "p2")]))).toEqual(["outside"]);
  });
});

describe("who is told of misconduct", () => {
  const two = [integrity("i1"), integrity("i2")];
  const elsewhere = { programmes: ["harbour"] };
  test.each<[string, Roster, string[]]>([
    [
      "the one on duty, and a focal point of another programme",
      roster([...two, integrity("i9", elsewhere)], [watch("any", "i1")]),
      ["i1", "i9"],
    ],
    ["the one on duty, and else the outside person", roster(two, [watch("any", "i1")]), ["i1", "outside"]],
    ["all focal points and one from outside, where nobody is on duty", roster(two), ["i1", "i2", "outside"]],
    ["the outside person once, where there is nobody", roster([protection("p1")]), ["outside"]],
    [
      "the outside person, where the other programme's is away",
      roster([...two, integrity("i9", { ...elsewhere, ...absent })], [watch("any", "i1")]),
      ["i1", "outside"],
    ],
  ])("is %s", (_, whom, ids) => {
    expect(told(fraud, whom)).toEqual(ids);
  });

  test("is somebody for each track where it did harm as well", () => {
    const whom = roster([integrity("i1"), protection("p1")], [watch("any", "i1"), watch("gbv", "p1")]);
    const both: Concern = { programme: here, tracks: ["complaint", "protection"], sensitive: ["sea", "gbv"] };
    expect(told(both, whom)).toEqual(["i1", "p1", "outside"]);
  });
});

describe("who is told of what is merely feared", () => {
  test("is whoever is on duty for any, of either track", () => {
    const whom = roster([integrity("i1"), protection("p1")], [watch("any", "p1")]);
    expect(told({ programme: here, tracks: ["feedback"], sensitive: [] }, whom)).toEqual(["p1"]);
  });
});

describe("further up", () => {
  const whom = roster(three, [watch("gbv", "p1", "p2")]);
  test.each<[Rung, string[], string[]]>([
    ["backup", ["p1"], ["p2"]],
    ["backup", ["p1", "p2"], ["p3"]],
    ["backup", ["p1", "p2", "p3"], ["s1"]],
    ["supervisors", ["p1"], ["s1"]],
    ["supervisors", ["p1", "s1"], ["outside"]],
    ["outside", ["p1"], ["outside"]],
    ["outside", ["outside"], []],
  ])("%s, after %j, is %j", (rung, before, ids) => {
    expect(told(violence, whom, rung, before)).toEqual(ids);
  });
});
