import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Coding, sensitiveClasses, urgencies } from "../../functions/domain/coding/coding.ts";
import { type AskOpinion, type Opinion, secondOpinion } from "../../functions/domain/coding/second-opinion.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { aCoding } from "../a-coding.ts";

const text = "[PERSON_1] has not come home" as StrippedText;
const calm = aCoding({ type: "question", topics: ["family_links"], about: "unknown", why: ["question:opening"] });
const grave: Coding = {
  ...calm,
  sensitive: ["gbv"],
  sensitivity: "sensitive",
  urgency: "high",
  tracks: ["protection"],
};

const forever = () => new Promise<never>(() => undefined);
const says =
  (opinion: Opinion): AskOpinion =>
  async () =>
    opinion;
const ask = (asked: AskOpinion, coding: Coding) => secondOpinion(asked, forever)(text, coding);

test("a fear makes a calm message one that a person looks at", async () => {
  const coding = await ask(says({ feared: ["trafficking"], urgency: "immediate" }), calm);
  expect(coding).toMatchObject({ sensitivity: "to_be_clarified", sensitive: ["trafficking"], urgency: "immediate" });
  expect(coding.why).toContain("second_opinion");
  expect(coding.tracks).toContain("protection");
  expect(coding.tracks).toContain("feedback");
});

test.each([
  ["refuses", () => Promise.reject(new Error("no"))],
  [
    "throws before it answers",
    (): never => {
      throw new Error("no");
    },
  ],
  ["says nothing", says({ feared: [], urgency: "normal" })],
  ["makes up a class", says({ feared: ["gossip"] as never, urgency: "soon" as never })],
  ["answers with something else", says({ feared: 7 as never, urgency: {} as never })],
])("a model that %s leaves the coding as it is", async (_, asked) => {
  expect(await ask(asked, calm)).toEqual(calm);
});

test("a model that is too slow is not waited for", async () => {
  const opinion = secondOpinion(forever, async () => undefined);
  expect(await opinion(text, calm)).toEqual(calm);
});

test("no sensitive text is ever shown to a model", async () => {
  const shown: string[] = [];
  const watching: AskOpinion = async (given) => {
    shown.push(given);
    return { feared: [], urgency: "normal" };
  };
  for (const sensitivity of ["sensitive", "to_be_clarified"] as const)
    expect(await ask(watching, { ...grave, sensitivity })).toEqual({ ...grave, sensitivity });
  expect(shown).toEqual([]);
  await ask(watching, calm);
  expect(shown).toEqual([text]);
});

test("whatever a model says, nothing is lowered", async () => {
  const opinions = fc.record({ feared: fc.subarray([...sensitiveClasses]), urgency: fc.constantFrom(...urgencies) });
  await fc.assert(
    fc.asyncProperty(opinions, fc.constantFrom("high", "immediate" as const), async (opinion, urgency) => {
      const coding = await ask(says(opinion), { ...calm, urgency, contactWishes: ["no_call"] });
      expect(coding.sensitive).toEqual(expect.arrayContaining(opinion.feared));
      expect(coding.sensitivity).toBe(opinion.feared.length > 0 ? "to_be_clarified" : "non_sensitive");
      expect(urgencies.indexOf(coding.urgency)).toBeLessThanOrEqual(urgencies.indexOf(urgency));
      expect(coding.contactWishes).toEqual(["no_call"]);
      expect(coding.tracks).toContain("feedback");
    }),
  );
});

test("a setting that asks to show a model what is sensitive is refused, not ignored", () => {
  const model = { modelId: "eu.model.example-1" };
  const given = JSON.parse(readFileSync("settings.json", "utf8")) as object;
  expect(parseSettings({ ...given, languageModel: model }).languageModel).toMatchObject(model);
  expect(() => parseSettings({ ...given, languageModel: { ...model, seesSensitive: true } })).toThrow();
});
