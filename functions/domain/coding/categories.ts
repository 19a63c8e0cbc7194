import type { FeedbackType, SensitiveClass } from "./coding.ts";

type Choice = readonly [category: string, concepts: readonly string[]];

/** Which concepts speak for which category of a type, the first that is found; ids of `framework/`. */
const choices: Readonly<Record<FeedbackType, readonly Choice[]>> = {
  question: [
    [
      "response_activities",
      ["aid_goods", "food", "cash", "shelter", "health", "school", "aid_org", "legal", "transport", "work"],
    ],
    ["response_actors", ["staff", "conduct", "feedback"]],
    ["the_crisis", ["attack", "fire", "deport", "rumour"]],
  ],
  request: [
    ["response_improvement", ["suggest"]],
    ["information", ["info", "ask"]],
    ["support", ["want", "help", "search", "update"]],
  ],
  report: [
    ["barriers_to_access", ["discriminate", "inclusion", "update"]],
    ["quality_quantity_timeliness", ["lack", "bad", "waiting"]],
    ["incident", ["attack", "beat", "rob", "detain", "deport", "fire", "threat", "missing"]],
  ],
  praise: [
    ["actors", ["staff", "conduct"]],
    ["activities_and_services", ["food", "wash", "shelter", "health", "cash", "school", "legal", "work", "aid_goods"]],
    ["encouragement", ["thanks"]],
  ],
  observation: [
    ["safety_and_security", ["attack", "threat", "protect"]],
    ["information_and_communication", ["info"]],
    ["activities_and_services", ["aid_goods", "food", "cash", "health", "shelter", "wash", "school"]],
    ["people_and_organisations", ["aid_org", "staff", "authority"]],
    ["community_behaviour", ["opinion"]],
    ["the_crisis", ["rumour"]],
  ],
  incomplete: [["interrupted", ["hello", "test"]]],
};

/** The codes of the framework, `type.category`; misconduct has categories of its own whatever the type. */
export function categoriesOf(
  type: FeedbackType,
  concepts: ReadonlySet<string>,
  sensitive: readonly SensitiveClass[],
): readonly string[] {
  const codes: string[] = [];
  if (sensitive.includes("sea")) codes.push("report.sexual_exploitation_and_abuse");
  if (sensitive.includes("fraud_corruption") || sensitive.includes("staff_misconduct")) codes.push("report.misconduct");
  if (codes.length > 0 && type === "report") return codes;
  if (sensitive.length > 0 && type === "report") return ["report.incident"];
  const choice = choices[type].find(([, some]) => some.some((concept) => concepts.has(concept)));
  return [...codes, `${type}.${choice?.[0] ?? "other"}`];
}
