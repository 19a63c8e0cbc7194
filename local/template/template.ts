import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { StartFailure } from "../start-failure.ts";

/** The properties of a resource as CloudFormation has them, references not yet resolved. */
export type Properties = Readonly<Record<string, unknown>>;

/** One resource of the template. */
export type Resource = { readonly type: string; readonly properties: Properties };

/** A synthesised stack: its resources by logical id, and the folders of its Lambdas' bundles by asset hash. */
export type Template = {
  readonly stack: string;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Its place in the construct tree, outermost first: what the logical id was made from. */
  readonly path: (id: string) => readonly string[];
  /** The folder that holds what a Lambda's `Code.S3Key` names. */
  readonly bundle: (s3Key: string) => string;
};

const Manifest = z.object({ artifacts: z.record(z.string(), z.object({ type: z.string() })) });
const Metadata = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));
const Assets = z.object({ files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })) });
const Body = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** Reads the one stack that `cdk synth` left in `folder`. */
export function readTemplate(folder: string): Template {
  const stack = onlyStack(folder);
  const body = read(join(folder, `${stack}.template.json`), Body);
  const assets = read(join(folder, `${stack}.assets.json`), Assets);
  const resources = Object.entries(body.Resources).map(
    ([id, { Type, Properties }]) => [id, { type: Type, properties: Properties }] as const,
  );
  const bundle = (s3Key: string) => {
    const asset = assets.files[s3Key.replace(/\.zip$/, "")];
    if (!asset) throw new StartFailure(`The bundle ${s3Key} is not among the assets of ${stack}: synthesise again.`);
    return join(folder, asset.source.path);
  };
  const paths = constructPaths(read(join(folder, `${stack}.metadata.json`), Metadata));
  return { stack, resources: new Map(resources), path: (id) => paths.get(id) ?? [id], bundle };
}

function constructPaths(metadata: z.infer<typeof Metadata>): ReadonlyMap<string, readonly string[]> {
  const ids = Object.entries(metadata).flatMap(([path, entries]) =>
    entries
      .filter(({ type }) => type === "aws:cdk:logicalId")
      .map(({ data }) => [String(data), path.split("/").filter(Boolean)] as const),
  );
  return new Map(ids);
}

function onlyStack(folder: string): string {
  const { artifacts } = read(join(folder, "manifest.json"), Manifest);
  const stacks = Object.keys(artifacts).filter((name) => artifacts[name]?.type === "aws:cloudformation:stack");
  if (stacks.length !== 1 || !stacks[0]) {
    throw new StartFailure(`${folder} holds ${stacks.length} stacks and the local cloud runs exactly one.`);
  }
  return stacks[0];
}

function read<T>(file: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new StartFailure(`${file} is missing or is not what cdk synth writes: delete its folder and start again.`);
  }
}
