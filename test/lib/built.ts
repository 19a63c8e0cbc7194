import { readFileSync } from "node:fs";
import { Template } from "aws-cdk-lib/assertions";
import { vi } from "vitest";
import { type FunctionName, functions } from "../../lib/functions.ts";
import { synthesise } from "../../lib/synthesise.ts";

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON whose shape is what these tests are about.
export type Json = any;
export type Statement = {
  readonly Action: string | string[];
  readonly Resource: Json;
  readonly Condition?: Record<string, Record<string, string | string[]>>;
};

/** The CDK app as it was synthesised, with every rule on. */
export type Built = {
  readonly folder: string;
  readonly text: string;
  readonly template: Template;
  readonly resources: Record<
    string,
    { readonly Type: string; readonly Properties: Json; readonly DeletionPolicy?: string }
  >;
};

/** Synthesises into a folder; a finding of a rule fails here, and with it every test. */
export async function build(folder: string, settingsFile?: string): Promise<Built> {
  // As the cdk command does with what cdk.json says.
  vi.stubEnv("CDK_CONTEXT_JSON", JSON.stringify(JSON.parse(readFileSync("cdk.json", "utf8")).context));
  const assembly = await synthesise({ outdir: folder, ...(settingsFile && { settingsFile }) });
  const text = readFileSync(`${assembly.directory}/Hearback.template.json`, "utf8");
  const json = JSON.parse(text) as Json;
  return { folder, text, template: Template.fromJSON(json), resources: json.Resources };
}

export const ofType = ({ resources }: Built, type: string) =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties, DeletionPolicy }]) => ({ id, properties: Properties, deletionPolicy: DeletionPolicy }));

/** The Lambda of a function, told by what it says that it does. */
export function lambdaOf(built: Built, name: FunctionName) {
  const found = ofType(built, "AWS::Lambda::Function").filter(
    ({ properties }) => properties.Description === functions[name].does,
  );
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${name} is there ${found.length} times`);
  return found[0];
}

/** What the role of a function allows. */
export function statementsOf(built: Built, name: FunctionName): Statement[] {
  const role = lambdaOf(built, name).properties.Role["Fn::GetAtt"][0] as string;
  const { Policies, ManagedPolicyArns } = built.resources[role]?.Properties ?? {};
  if (ManagedPolicyArns !== undefined) throw new Error(`${name} takes rights from a managed policy`);
  return Policies.flatMap((policy: Json) => policy.PolicyDocument.Statement);
}

/** The logical id of a statement's resource, with what follows it (an index). */
export const resourceOf = ({ Resource }: Statement): string => JSON.stringify(Resource);

export const actionsOf = ({ Action }: Statement): string[] => [Action].flat();
