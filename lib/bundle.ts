import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Settings } from "../functions/domain/settings.ts";
import { type FunctionName, type FunctionSpec, functionNames, functions } from "./functions.ts";
import { packKnowledge } from "./knowledge-asset.ts";
import { labelsAsset } from "./labels-asset.ts";

const path = (file: string) => new URL(`../${file}`, import.meta.url).pathname;
const entryOf = (name: FunctionName) => path(`functions/${name}.lambda.ts`);
const nodeHttp = path("lib/shim/http.cjs");
const credentials = path("lib/shim/credentials.ts");
const eventStreams = path("lib/shim/event-streams.ts");
const graphemes = path("lib/shim/graphemes.cjs");
const lruCache = path("lib/shim/lru-cache.cjs");

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
  const instead = withoutUnused(settings, replace);
  const streaming = functionNames.filter((name) => streams(name, settings));
  const others = functionNames.filter((name) => !streaming.includes(name));
  await Promise.all([
    bundleCode(folder, others, { ...aliases, "@smithy/core/event-streams": eventStreams }, instead),
    bundleCode(folder, streaming, aliases, instead),
    packKnowledge(knowledge),
  ]);
  for (const name of functionNames) {
    const { understands, labels }: FunctionSpec = functions[name];
    writeFileSync(`${folder}/${name}/settings.json`, JSON.stringify(settings));
    if (labels) writeFileSync(`${folder}/${name}/labels.json`, labelsAsset());
    if (understands || streams(name, settings)) copyFileSync(knowledge, `${folder}/${name}/understanding.data`);
  }
}

/** The client of a language model, or of an ear, is in no bundle of a channel that has none; makers of JSON schemas and compilers of lexicons are in none. */
const withoutUnused = ({ languageModel, transcription }: Settings, replace: Replacements): Replacements =>
  new Map([
    ...["to-json-schema", "json-schema-processors"].map(
      (name) => [path(`node_modules/zod/v4/core/${name}.js`), path("lib/shim/no-json-schema.ts")] as const,
    ),
    ...["coding", "identifiers"].map(
      (room) => [path(`functions/domain/${room}/compile-lexicon.ts`), path("lib/shim/no-compiler.ts")] as const,
    ),
    ...(languageModel
      ? []
      : ([[path("functions/adapters/language-model.ts"), path("lib/shim/no-language-model.ts")]] as const)),
    ...(transcription === "on" ? [] : ([[path("functions/media/ear.ts"), path("lib/shim/no-ear.ts")]] as const)),
    ...replace,
  ]);

/** What is streamed is a voice, for `media` to understand its words; all the others do without streams of events. */
const streams = (name: FunctionName, { transcription }: Settings): boolean =>
  name === "media" && transcription === "on";

/** What is bundled in place of a package. */
export const aliases = {
  "node:http": nodeHttp,
  http: nodeHttp,
  "@aws-sdk/credential-provider-node": credentials,
  "grapheme-splitter": graphemes,
  "mnemonist/lru-cache": lruCache,
};

async function bundleCode(
  outdir: string,
  names: readonly FunctionName[],
  alias: Readonly<Record<string, string>>,
  replace: Replacements,
): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, entryOf(name)])),
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
    alias: { ...alias },
    legalComments: "none",
    logLevel: "error",
    plugins: [replacing(replace), manifests],
  });
}

/** Of its own manifest a client of the SDK asks the version, and would carry all of it. */
const manifests: Plugin = {
  name: "manifests",
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk\/client-[a-z-]+\/package\.json$/ }, ({ path: manifest }) => {
      const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/** The bundler says where a module truly lies, also where `node_modules` is a link. */
const replacing = (replace: Replacements): Plugin => ({
  name: "replace",
  setup: ({ onResolve }) => {
    const real = new Map([...replace].map(([module, instead]) => [realpathSync(module), instead]));
    onResolve({ filter: /^\.{1,2}\// }, ({ path: imported, resolveDir }) => {
      const instead = real.get(resolve(resolveDir, imported));
      return instead === undefined ? undefined : { path: instead };
    });
  },
});
