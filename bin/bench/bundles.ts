import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type FunctionName, functionNames, functions } from "../../lib/functions.ts";
import { median } from "./median.ts";

/** A bundle: its sizes in KiB, and the processor time of its start over that of Node alone. */
export type Bundle = {
  readonly name: FunctionName;
  readonly codeKiB: number;
  readonly knowledgeKiB: number;
  readonly startMs: number;
  readonly startRatio: number;
};
export type Bundles = { readonly bareMs: number; readonly bundles: readonly Bundle[] };

/** Measures every bundle below a folder, each start beside a bare one, so that a busy moment is in both. */
export const measureBundles = async (folder: string, runs: number): Promise<Bundles> => {
  const starts = new Map<FunctionName, Start[]>(functionNames.map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, measured] of starts) {
      const bareMs = await startMs("0", {});
      measured.push({ bareMs, ms: await startMs(importOf(folder, name), environmentOf(name)) });
    }
  }
  const bundles = [...starts].map(([name, measured]) => ({
    name,
    codeKiB: kib(`${folder}/${name}/index.mjs`),
    knowledgeKiB: kib(`${folder}/${name}/understanding.data`),
    startMs: median(measured.map(({ ms }) => ms)),
    startRatio: median(measured.map(({ ms, bareMs }) => ms / bareMs)),
  }));
  return { bareMs: median([...starts.values()].flat().map(({ bareMs }) => bareMs)), bundles };
};

type Start = { readonly bareMs: number; readonly ms: number };

const kib = (file: string): number => (existsSync(file) ? statSync(file).size / 1024 : 0);

const importOf = (folder: string, name: FunctionName): string =>
  `await import(${JSON.stringify(pathToFileURL(`${folder}/${name}/index.mjs`).href)})`;

/** User and system time of a fresh process from its first instruction to its exit. */
const startMs = async (script: string, environment: Readonly<Record<string, string>>): Promise<number> => {
  const report =
    "process.once('exit',()=>{const{user,system}=process.cpuUsage();require('node:fs').writeSync(1,String((user+system)/1000))})";
  // CommonJS as in `node -e 0`; the import is of an ES module as in Lambda.
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", `${report};(async()=>{${script}})()`], {
    env: environment,
  });
  return Number(stdout);
};

const environmentOf = (name: FunctionName): Readonly<Record<string, string>> => ({
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
  ...Object.fromEntries(functions[name].environment.map((variable) => [variable, `https://${variable}.example.org`])),
});
