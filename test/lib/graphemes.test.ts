import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { segmentsOf } from "../../functions/domain/conversation/segments.ts";
import { aliases } from "../../lib/bundle.ts";

const texts = new URL("../../functions/domain/conversation/texts/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "segments-"));
const file = join(folder, "segments.mjs");
let bundled: typeof segmentsOf;

beforeAll(async () => {
  const entry = fileURLToPath(new URL("../../functions/domain/conversation/segments.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: file, bundle: true, platform: "node", format: "esm", alias: aliases });
  ({ segmentsOf: bundled } = await import(pathToFileURL(file).href));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every text in a file, however deep. */
const wordsOf = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(wordsOf) : [];

it.each(readdirSync(texts))("the texts of %s go in as many segments bundled as not, also joined and long", (name) => {
  const all = wordsOf(JSON.parse(readFileSync(new URL(name, texts), "utf8")));
  expect(all.length).toBeGreaterThan(10);
  for (const text of [...all, all.join(" ")]) expect(bundled(text, "sms")).toEqual(segmentsOf(text, "sms"));
});

it("leaves the tables of the package out of the bundle", () => {
  expect(readFileSync(file, "utf8")).not.toContain("GraphemeSplitter");
});
