import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { StartFailure } from "../start-failure.ts";
import { localArn } from "../template/place.ts";
import type { References } from "../template/references.ts";
import type { Template } from "../template/template.ts";

/** A Lambda of the template: what runs, with which environment, time and memory. */
export type LambdaFunction = {
  /** What its construct is called, for people: `receive`. */
  readonly title: string;
  readonly name: string;
  readonly arn: string;
  readonly file: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
};

const Shape = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
});

/** Every Lambda of the template, with `overrides` in place of the variables of those names that it has. */
export function lambdaFunctions(
  template: Template,
  refs: References,
  overrides: Readonly<Record<string, string>>,
): readonly LambdaFunction[] {
  return refs.all("AWS::Lambda::Function", Object.keys(Shape.shape)).map(([id, properties]) => {
    const { Code, Handler, Timeout, MemorySize, Environment } = Shape.parse(properties);
    const [module = "", handler = ""] = Handler.split(".");
    const name = refs.name(id);
    return {
      title: title(template.path(id)),
      name,
      arn: localArn("lambda", `function:${name}`),
      file: bundleFile(template.bundle(Code.S3Key), module),
      handler,
      timeoutMs: Timeout * 1000,
      memory: MemorySize,
      variables: withOverrides(Environment.Variables, overrides),
    };
  });
}

/** Of Hearback/Intake/receive/Function/Resource: `receive`. */
function title(path: readonly string[]): string {
  return path.filter((part) => part !== "Function" && part !== "Resource").at(-1) ?? "";
}

function bundleFile(folder: string, module: string): string {
  const file = [".mjs", ".js", ".cjs"].map((ending) => join(folder, module + ending)).find((path) => existsSync(path));
  if (!file) throw new StartFailure(`The bundle in ${folder} has no ${module}.mjs: synthesise again.`);
  return file;
}

function withOverrides(
  variables: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, overrides[key] ?? value]));
}
