import { readFileSync } from "node:fs";
import { SettingsError } from "../functions/domain/settings/settings-error.ts";
import { parseSettings, type Settings } from "../functions/domain/settings.ts";

/** The settings of a deployment; throws a `SettingsError` with one sentence if the file is absent or wrong. */
export function readSettings(file: string): Settings {
  return parseSettings(parse(read(file), file));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new SettingsError(`The settings file ${file} cannot be read.`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsError(`The settings file ${file} is not JSON.`);
  }
}
