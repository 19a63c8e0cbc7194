/** The CDK app. `-c settings=FILE` takes another settings file. */
import { SettingsError } from "../functions/domain/settings/settings-error.ts";
import { synthesise } from "../lib/synthesise.ts";

try {
  await synthesise();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
