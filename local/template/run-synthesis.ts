// A process of its own: the CDK is large, and the local cloud need not carry it while it runs.
import { SettingsError } from "../../functions/domain/settings/settings-error.ts";
import { synthesise } from "../../lib/synthesise.ts";

try {
  // The rules change nothing in the template and take most of the time; `npm run synth` and the tests hold to them.
  await synthesise({ outdir: process.argv[2] ?? "cdk.out", checked: false });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
