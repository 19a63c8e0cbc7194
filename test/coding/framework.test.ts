import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as z from "zod";
import { categoriesOf } from "../../functions/domain/coding/categories.ts";
import { feedbackTypes, sensitiveClasses, topics } from "../../functions/domain/coding/coding.ts";

const labels = z.strictObject({ en: z.string(), fr: z.string(), es: z.string(), ar: z.string() });
const frameworkFile = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  source: z.string(),
  types: z.array(
    z.strictObject({
      id: z.enum(feedbackTypes),
      labels,
      categories: z.array(
        z.strictObject({ id: z.string().regex(/^[a-z]+\.[a-z_]+$/), labels, sensitive: z.literal(true).optional() }),
      ),
    }),
  ),
  topics: z.array(z.strictObject({ id: z.enum(topics), labels, priorityActions: z.array(z.string()) })),
});
const path = new URL("../../functions/domain/coding/framework/hearback-1.json", import.meta.url);
const framework = frameworkFile.parse(JSON.parse(readFileSync(path, "utf8")));
const known = new Set(framework.types.flatMap(({ categories }) => categories.map(({ id }) => id)));
const concepts = Object.keys(
  JSON.parse(readFileSync(new URL("../../functions/domain/coding/knowledge/concepts.json", import.meta.url), "utf8"))
    .concepts,
);

it("the framework labels every type and topic that the coder can give", () => {
  expect(framework.types.map(({ id }) => id)).toEqual([...feedbackTypes]);
  expect(framework.topics.map(({ id }) => id)).toEqual([...topics]);
});

it.each(feedbackTypes)("every code given to a %s is in the framework", (type) => {
  for (const sensitive of [[], ...sensitiveClasses.map((name) => [name])])
    for (const concept of ["none", ...concepts])
      for (const code of categoriesOf(type, new Set([concept]), sensitive)) expect(known).toContain(code);
});
