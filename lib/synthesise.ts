import { App, Validations } from "aws-cdk-lib";
import type { CloudAssembly } from "aws-cdk-lib/cx-api";
import { bundle, type Replacements } from "./bundle.ts";
import { HearbackStack } from "./hearback-stack.ts";
import { readSettings } from "./read-settings.ts";

export type Synthesis = {
  /** Left out: what the command line of CDK says, else a folder of its own. */
  readonly outdir?: string;
  /** Left out: what the context `settings` names, else `settings.json`. */
  readonly settingsFile?: string;
  /** False leaves out the rules, which take most of the time: to start on one's own machine, never to deploy. */
  readonly checked?: boolean;
  /** Modules bundled instead of others, by path: for proofs that break a promise on purpose, never to deploy. */
  readonly replace?: Replacements;
};

/**
 * Builds the whole CDK app into its output folder and holds it against the rules of cdk-nag and CDK.
 * Throws a `SettingsError` with one sentence for wrong settings, and an error for any finding that is not acknowledged.
 */
export async function synthesise({
  outdir,
  settingsFile,
  checked = true,
  replace,
}: Synthesis = {}): Promise<CloudAssembly> {
  const app = new App({ builtinCloudFormationValidation: checked, ...(outdir !== undefined && { outdir }) });
  const settings = readSettings(settingsFile ?? app.node.tryGetContext("settings") ?? "settings.json");
  const bundles = `${app.outdir}/bundles`;
  await bundle(bundles, settings, replace);
  new HearbackStack(app, "Hearback", { settings, bundles });
  if (checked) await addRules(app);
  return app.synth();
}

async function addRules(app: App): Promise<void> {
  const { AwsSolutionsChecks, ServerlessChecks } = await import("cdk-nag");
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
