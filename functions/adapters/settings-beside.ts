import { readFileSync } from "node:fs";
import type { Settings } from "../domain/settings.ts";

/** The settings of the deployment, from the file beside the bundle; they were checked when it was made. */
export const settingsBeside = (bundle: string): Settings =>
  JSON.parse(readFileSync(new URL("./settings.json", bundle), "utf8"));
