import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "../../lib/functions.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";
import { type Pair, pairOf, pairsOf } from "./pair.ts";
import { everything } from "./scenario.ts";
import { unexercised } from "./unexercised.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
  await everything(channel);
}, 300_000);
afterAll(async () => channel.stop());

const granted = (name: string): readonly Pair[] => pairsOf(channel.cloud.rights.get(name) ?? []);
const used = (name: string): readonly Pair[] =>
  channel.cloud
    .used()
    .filter(({ by }) => by === name)
    .map(pairOf);

const hasReason = (name: string, right: Pair): boolean => {
  const [action = ""] = right.split(" ");
  return action in unexercised || `${name} ${action}` in unexercised;
};

describe("each function", () => {
  test.each(functionNames)("is allowed all that it does: %s", (name) => {
    expect(used(name).length).toBeGreaterThan(0);
    expect(used(name).filter((call) => !granted(name).includes(call))).toEqual([]);
  });

  test.each(functionNames)("does all that it is allowed, or there is a reason: %s", (name) => {
    const unused = granted(name).filter((right) => !used(name).includes(right));
    expect(unused.filter((right) => !hasReason(name, right))).toEqual([]);
  });
});

test.each(Object.keys(unexercised))(
  "the reason for %s stands for a right that is there and is not exercised",
  (key) => {
    const [action = "", name] = key.split(" ").toReversed();
    const names = name === undefined ? functionNames : [name];
    expect(names.flatMap(granted).some((right) => right.startsWith(`${action} `))).toBe(true);
    const unused = names.flatMap((each) => granted(each).filter((right) => !used(each).includes(right)));
    expect(unused.some((right) => right.startsWith(`${action} `))).toBe(true);
  },
);
