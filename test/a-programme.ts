import { readFileSync } from "node:fs";
import { parseSettings } from "../functions/domain/settings.ts";

/** The settings that are shipped. */
export const theSettings = parseSettings(
  JSON.parse(readFileSync(new URL("../settings.json", import.meta.url), "utf8")),
);

const [first] = theSettings.programmes;
if (!first) throw new Error("The shipped settings have a programme.");

/** The first programme of the settings that are shipped. */
export const aProgramme = first;
