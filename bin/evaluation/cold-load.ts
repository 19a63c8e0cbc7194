import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { packKnowledge, readKnowledge } from "../../functions/adapters/knowledge.ts";

/** What a cold start pays for understanding: milliseconds until the first message is understood, and megabytes. */
export type ColdLoad = { readonly loadMilliseconds: number; readonly memoryMegabytes: number };

const functions = fileURLToPath(new URL("../../functions", import.meta.url));

/** Runs as a Lambda would: the bundle beside its packed knowledge, in a process of its own, the best of three. */
const probe = `
const before = process.memoryUsage.rss();
const start = performance.now();
const { understanding, unpackKnowledge } = await import("./understanding.mjs");
const understand = understanding(unpackKnowledge(new URL("understanding.data", import.meta.url)));
understand("good morning, is the clinic open tomorrow?");
const loadMilliseconds = performance.now() - start;
globalThis.gc?.();
console.log(JSON.stringify({ loadMilliseconds, memoryMegabytes: (process.memoryUsage.rss() - before) / 1e6 }));
`;

export async function measureColdLoad(): Promise<ColdLoad> {
  const folder = mkdtempSync(join(tmpdir(), "cold-load-"));
  try {
    await bundleInto(folder);
    const runs = [1, 2, 3].map(() => {
      const run = execFileSync(process.execPath, ["--expose-gc", join(folder, "probe.mjs")], { encoding: "utf8" });
      return JSON.parse(run) as ColdLoad;
    });
    return runs.reduce((best, run) => (run.loadMilliseconds < best.loadMilliseconds ? run : best));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundleInto(folder: string): Promise<void> {
  const contents = `export { understanding } from "./domain/understanding.ts";
export { unpackKnowledge } from "./adapters/knowledge.ts";`;
  await build({
    stdin: { contents, resolveDir: functions, loader: "ts" },
    outfile: join(folder, "understanding.mjs"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  writeFileSync(join(folder, "probe.mjs"), probe);
  writeFileSync(join(folder, "understanding.data"), packKnowledge(readKnowledge()));
}
