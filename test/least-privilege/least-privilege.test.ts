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
});
afterAll(async () => channel.stop());

const granted = (name: string): readonly Pair[] => pairsOf(channel.cloud.rights.get(name) ?? []);
const used = (name: string): readonly Pair[] =>
  channel.cloud
    .used()
    .filter(({ by }) => by === name)
    .map(pairOf);

describe("each function", () => {
  test.each(functionNames)("is allowed all that it does: %s", (name) => {
    expect(used(name).length).toBeGreaterThan(0);
    expect(used(name).filter((call) => !granted(name).includes(call))).toEqual([]);
  });

  test.each(functionNames)("does all that it is allowed, or there is a reason: %s", (name) => {
    const unused = granted(name).filter((right) => !used(name).includes(right));
    expect(unused.filter((right) => !((right.split(" ")[0] ?? "") in unexercised))).toEqual([]);
  });
});

test("no reason stands for a right that is exercised after all, or that nobody has", () => {
  const rights = functionNames.flatMap(granted);
  const calls = channel.cloud.used().map(({ action }) => action);
  for (const action of Object.keys(unexercised)) {
    expect(rights.some((right) => right.startsWith(`${action} `))).toBe(true);
    expect(calls).not.toContain(action);
  }
});
