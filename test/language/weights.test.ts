import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { languages } from "../../functions/domain/language/language.ts";
import { readModels, writeModels } from "../../functions/domain/language/model.ts";

const room = new URL("../../functions/domain/language/", import.meta.url);
const weights = readFileSync(new URL("knowledge/language.weights", room));

test("every language that needs a model has one, in every script that it is typed in", () => {
  const classes = (script: string) => readModels(weights).find((model) => model.script === script)?.classes ?? [];
  const all = new Set([...classes("Latin"), ...classes("Arabic"), ...classes("Cyrillic"), ...classes("Ethiopic")]);
  expect([...all].sort()).toEqual([...languages, "und"].sort());
  for (const language of ["ar", "fa", "prs", "ps", "ur", "ckb", "am", "ti", "bn", "my", "uk", "ru"])
    expect(classes("Latin")).toContain(language);
  expect(classes("Arabic")).toContain("kmr");
  for (const language of ["bn", "my"]) expect(classes("Arabic")).not.toContain(language);
});

test("weights are read as they were written, wherever they lie in a larger file", () => {
  const models = readModels(weights);
  expect(Buffer.compare(writeModels(models), weights)).toBe(0);
  const shifted = Buffer.concat([Buffer.from([1, 2, 3]), weights]).subarray(3);
  expect(readModels(shifted)).toEqual(models);
});

test("the weights stay within 256 KiB", () => {
  expect(weights.length).toBeLessThanOrEqual(2 ** 18);
});

test("every training text of ours says where it comes from, and what was learnt is remembered", () => {
  const folder = new URL("training/", room);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt")))
    expect(readFileSync(new URL(name, folder), "utf8").split("\n", 1)[0], name).toMatch(
      /^# .*written for this project/,
    );
  expect(statSync(new URL("seen.hashes", folder)).size).toBeGreaterThan(5 * 40_000);
});
