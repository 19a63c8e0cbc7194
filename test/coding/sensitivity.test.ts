import { expect, it } from "vitest";
import { sensitivityOf } from "../../functions/domain/coding/sensitivity.ts";

type Rules = Parameters<typeof sensitivityOf>[0]["rules"];
const rule = { id: "violence.beaten", class: "violence", all: [["beat"]], level: "fear" } as const;
const nothing = { concepts: new Set<string>(), features: { named: [], words: [], meanings: [] } };
const thresholds = { "class:violence": -3, "class:life_threat": -3 };

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
