import fc from "fast-check";
import { expect, test } from "vitest";
import { type Coding, sensitiveClasses, urgencies } from "../../functions/domain/coding/coding.ts";
import { type AskOpinion, type Opinion, secondOpinion } from "../../functions/domain/coding/second-opinion.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
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
const ask = (asked: AskOpinion, coding: Coding, seesSensitive = false) =>
  secondOpinion(asked, { seesSensitive, patience: forever })(text, coding);

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
  const opinion = secondOpinion(forever, { seesSensitive: false, patience: async () => undefined });
  expect(await opinion(text, calm)).toEqual(calm);
});

test("without the second switch no sensitive text is shown to a model", async () => {
  const shown: string[] = [];
  const watching: AskOpinion = async (given) => {
    shown.push(given);
    return { feared: [], urgency: "normal" };
  };
  for (const sensitivity of ["sensitive", "to_be_clarified"] as const)
    expect(await ask(watching, { ...grave, sensitivity })).toEqual({ ...grave, sensitivity });
  expect(shown).toEqual([]);
  await ask(watching, grave, true);
  expect(shown).toEqual([text]);
});

test("whatever a model says, nothing is lowered", async () => {
  const opinions = fc.record({ feared: fc.subarray([...sensitiveClasses]), urgency: fc.constantFrom(...urgencies) });
  await fc.assert(
    fc.asyncProperty(opinions, async (opinion) => {
      const coding = await ask(says(opinion), grave, true);
      expect(coding.sensitivity).toBe("sensitive");
      expect(coding.sensitive).toContain("gbv");
      expect(coding.urgency).not.toBe("normal");
      expect(coding.tracks[0]).toBe("protection");
    }),
  );
});
