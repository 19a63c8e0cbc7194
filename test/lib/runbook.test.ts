import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { functionNames } from "../../lib/functions.ts";

const runbook = readFileSync("docs/runbook.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const drills = (runbook.split(/^## Drills$/m)[1] ?? "").split(/^### /m).slice(1);
const chapters = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
const commands = [...runbook.matchAll(/`([^`\n]+)`/g)].map(([, command = ""]) => command);

describe("the runbook", () => {
  test("has a drill for each bad day", () => {
    const names = drills.map((drill) => drill.split("\n")[0]);
    expect(names).toEqual([
      "outage",
      "poison",
      "restore",
      "key-loss",
      "breach",
      "seizure",
      "token",
      "leaver",
      "nobody",
    ]);
  });

  test.each(drills.map((drill) => [drill.split("\n")[0], drill] as const))(
    "says of %s how long it should take, when it is over, and what to do step by step",
    (_, drill) => {
      expect(drill).toMatch(/^\*\*Should take:\*\* \S/m);
      expect(drill).toMatch(/^\*\*Over when:\*\* \S/m);
      const steps = [...drill.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
      expect(steps.length).toBeGreaterThanOrEqual(5);
      expect(steps).toEqual(steps.map((_, at) => at + 1));
    },
  );

  test("names no command of ours that there is not", () => {
    const ours = commands.flatMap((command) => /^npm (?:run )?([\w:-]+)/.exec(command)?.[1] ?? []);
    expect(ours.length).toBeGreaterThan(5);
    for (const name of ours) expect(scripts).toHaveProperty(name);
  });

  test("names no file that there is not", () => {
    const files = [...runbook.matchAll(/\b(?:lib|docs|bin|functions)\/[\w./-]+\.\w+/g)].map(([file]) => file);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(existsSync(file)).toBe(true);
  });

  test("refers to no chapter that there is not", () => {
    for (const [, name] of runbook.matchAll(/(?<!\w)_([a-z-]+)_(?!\w)/g)) expect(chapters).toContain(name);
  });

  test("stops every function before a table is restored", () => {
    const [, restore = ""] =
      /^restore$([\s\S]*)/m.exec(drills.find((drill) => drill.startsWith("restore")) ?? "") ?? [];
    const stopped = restore.match(/\b[A-Z][A-Z-]+[A-Z]\b/g)?.map((name) => name.toLowerCase()) ?? [];
    for (const name of functionNames) expect(stopped).toContain(name);
  });
});
