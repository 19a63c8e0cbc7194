import { readFileSync } from "node:fs";
import { labelLanguages } from "../functions/triage/label-language.ts";

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../functions/${file}`, import.meta.url), "utf8"));

/** What codes are called, as the one file that lies beside the officers' API; its code would start the slower for it. */
export const labelsAsset = (): string =>
  JSON.stringify({
    framework: read("domain/coding/framework/hearback-1.json"),
    lists: Object.fromEntries(labelLanguages.map((language) => [language, read(`triage/labels/${language}.json`)])),
  });
