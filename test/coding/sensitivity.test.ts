import { expect, it } from "vitest";
import { sensitivityOf } from "../../functions/domain/coding/sensitivity.ts";

type Rules = Parameters<typeof sensitivityOf>[0]["rules"];
const rule = { id: "violence.beaten", class: "violence", all: [["beat"]], level: "fear" } as const;
const nothing = { concepts: new Set<string>(), features: { named: [], words: [], meanings: [] } };
const thresholds = { "class:violence": -3, "class:life_threat": -3 };

/** What is feared without any rule, by scores. */
const feared = (scores: Readonly<Record<string, number>>) =>
  sensitivityOf({ ...nothing, rules: [] }, new Map(Object.entries(scores)), {
    file: { thresholds },
    knows: () => true,
  }).sensitive;

/** What is made of rules that hold, with a score for violence, by a model that learnt of some rules. */
const made = (rules: Rules, score: number, learnt: readonly string[]) =>
  sensitivityOf({ ...nothing, rules }, new Map([["class:violence", score]]), {
    file: { thresholds },
    knows: (feature) => learnt.includes(feature),
  });

it("leaves to the score what a rule is worth that the model learnt of", () => {
  expect(made([rule], -4, ["rule:violence.beaten"])).toEqual({ sensitivity: "non_sensitive", sensitive: [] });
  expect(made([rule], -2, ["rule:violence.beaten"])).toEqual({
    sensitivity: "to_be_clarified",
    sensitive: ["violence"],
  });
});

it("lets a sure rule make sensitive what the score fears, and nothing else", () => {
  const sure = { ...rule, level: "sure" } as const;
  expect(made([sure], -2, ["rule:violence.beaten"]).sensitivity).toBe("sensitive");
  expect(made([{ ...sure, class: "gbv" }], -2, ["rule:violence.beaten"]).sensitivity).toBe("to_be_clarified");
});

it("lets a rule that no line has met speak for itself", () => {
  expect(made([rule], -4, [])).toEqual({ sensitivity: "to_be_clarified", sensitive: ["violence"] });
});

it("flags the class of a rule that says danger now, for somebody has to be called", () => {
  const danger = { ...rule, id: "life_threat.sinking", class: "life_threat", urgency: "immediate" } as const;
  expect(made([danger], -4, ["rule:life_threat.sinking"]).sensitive).toEqual(["life_threat"]);
});

it("fears a class by what speaks for it and what speaks for any harm together", () => {
  expect(feared({ "class:violence": -4, harm: 0 })).toEqual([]);
  expect(feared({ "class:violence": -4, harm: 2 })).toEqual(["violence"]);
  expect(feared({ "class:violence": -2, harm: -2 })).toEqual([]);
});

it("names the likeliest class and what is about as likely, not what is above the threshold for harm's sake alone", () => {
  expect(feared({ "class:violence": 2, "class:life_threat": 1, harm: 4 })).toEqual(["violence", "life_threat"]);
  expect(feared({ "class:violence": 2, "class:life_threat": -2, harm: 4 })).toEqual(["violence"]);
});
