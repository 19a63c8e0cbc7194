import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Settings } from "../functions/domain/settings.ts";
import { type FunctionName, type FunctionSpec, functionNames, functions } from "./functions.ts";
import { packKnowledge } from "./knowledge-asset.ts";

const path = (file: string) => new URL(`../${file}`, import.meta.url).pathname;
const entryOf = (name: FunctionName) => path(`functions/${name}.lambda.ts`);
const nodeHttp = path("lib/shim/http.cjs");
const credentials = path("lib/shim/credentials.ts");
const eventStreams = path("lib/shim/event-streams.ts");

/** Paths of modules, each with the path of what is bundled in its place. */
export type Replacements = ReadonlyMap<string, string>;

/**
 * Bundles every function into a folder of its own below `folder`: its code, the settings with every default filled in
 * (so that nothing need be checked at run-time) and, for those that understand messages, the packed knowledge.
 * One pass for all, for the sake of a quick start.
 */
export async function bundle(folder: string, settings: Settings, replace: Replacements = new Map()): Promise<void> {
  const missing = functionNames.find((name) => !existsSync(entryOf(name)));
  if (missing !== undefined)
    throw new Error(`The function ${missing} has no code: ${entryOf(missing)} does not exist.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const knowledge = `${folder}/understanding.data`;
  await Promise.all([bundleCode(folder, withoutUnused(settings, replace)), packKnowledge(knowledge)]);
  for (const name of functionNames) {
    const { understands }: FunctionSpec = functions[name];
    writeFileSync(`${folder}/${name}/settings.json`, JSON.stringify(settings));
    if (understands) copyFileSync(knowledge, `${folder}/${name}/understanding.data`);
  }
}

/** The client of a language model is in no bundle of a channel that has none. */
const withoutUnused = ({ languageModel }: Settings, replace: Replacements): Replacements =>
  languageModel
    ? replace
    : new Map([[path("functions/adapters/language-model.ts"), path("lib/shim/no-language-model.ts")], ...replace]);

async function bundleCode(outdir: string, replace: Replacements): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(functionNames.map((name) => [`${name}/index`, entryOf(name)])),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    // The texts of 24 languages as they are: escaped, every letter of Amharic takes six bytes instead of three.
    charset: "utf8",
    mainFields: ["module", "main"],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    alias: {
      "node:http": nodeHttp,
      http: nodeHttp,
      "@aws-sdk/credential-provider-node": credentials,
      "@smithy/core/event-streams": eventStreams,
    },
    legalComments: "none",
    logLevel: "error",
    plugins: [replacing(replace)],
  });
}

const replacing = (replace: Replacements): Plugin => ({
  name: "replace",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, ({ path: imported, resolveDir }) => {
      const instead = replace.get(resolve(resolveDir, imported));
      return instead === undefined ? undefined : { path: instead };
    });
  },
});
