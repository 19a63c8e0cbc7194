import { readFileSync } from "node:fs";
import { parseSettings, type Settings } from "../domain/settings.ts";

/** The settings of the deployment, from the file that lies beside the bundle. */
export const settingsBeside = (bundle: string): Settings =>
  parseSettings(JSON.parse(readFileSync(new URL("./settings.json", bundle), "utf8")));
