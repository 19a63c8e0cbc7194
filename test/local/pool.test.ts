import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LambdaFunction } from "../../local/lambda/lambda-function.ts";
import { type LambdaPool, lambdaPool } from "../../local/lambda/pool.ts";

const folder = mkdtempSync(join(tmpdir(), "hearback-pool-"));
const counting = join(folder, "counting.mjs");
const broken = join(folder, "broken.mjs");
writeFileSync(counting, "let calls = 0; export const handler = async () => ++calls;");
writeFileSync(broken, "throw new TypeError('broken');");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pools: LambdaPool[] = [];
const poolOf = (isAwaited: boolean, file = counting): LambdaPool => {
  const lambda = { name: "f", title: "f", arn: "arn", file, handler: "handler", memory: 64, timeoutMs: 60_000 };
  const pool = lambdaPool(lambda as LambdaFunction, {}, new PassThrough().resume(), { concurrency: 2, isAwaited });
  pools.push(pool);
  return pool;
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pools.splice(0).map(async (pool) => pool.close()));
});
/** An environment counts its calls: who counts from one again is a new one. */
const callsSeen = async (pool: LambdaPool, afterMs: number) => {
  const before = await pool.invoke({});
  vi.advanceTimersByTime(afterMs);
  return [before, await pool.invoke({})];
};
const fiveMinutes = 300_000;

describe("an environment of a function", () => {
  test("that only a clock calls ends when it was idle for five minutes, and not before", async () => {
    expect(await callsSeen(poolOf(false), fiveMinutes - 1)).toEqual([1, 2]);
    expect(await callsSeen(poolOf(false), fiveMinutes)).toEqual([1, 1]);
  });

  test("that somebody waits for stays, and a second one beside it ends", async () => {
    const pool = poolOf(true);
    expect(await callsSeen(pool, 10 * fiveMinutes)).toEqual([1, 2]);
    expect(new Set(await Promise.all([pool.invoke({}), pool.invoke({})]))).toEqual(new Set([3, 1]));
    vi.advanceTimersByTime(fiveMinutes);
    const [one, other] = await Promise.all([pool.invoke({}), pool.invoke({})]);
    expect([one, other].filter((calls) => calls === 1)).toHaveLength(1);
  });

  test("is seen to start before anybody calls, also where only a clock does", async () => {
    for (const isAwaited of [true, false]) await expect(poolOf(isAwaited, broken).warm()).rejects.toThrow("TypeError");
    const pool = poolOf(false);
    await pool.warm();
    expect(await pool.invoke({})).toBe(1);
  });
});
