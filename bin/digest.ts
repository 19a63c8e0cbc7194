// npm run digest -- --week 2026-W46: shows the digest of a week, and tries to work out what it hides.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Language, languages } from "../functions/domain/language/language.ts";
import { SettingsError } from "../functions/domain/settings/settings-error.ts";
import { digestKinds } from "../functions/domain/statistics/figures.ts";
import { isoWeek } from "../functions/domain/statistics/iso-week.ts";
import { weekBefore, weekDays } from "../functions/domain/statistics/week-days.ts";
import { readSettings } from "../lib/read-settings.ts";
import { preview } from "./digest/preview.ts";
import { inventedWeeks, weeksAt } from "./digest/weeks.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const USAGE = `npm run digest -- [--week 2026-W46] [--text] [--open] [--programme ID] [--language CODE] [--kind KIND]
  --week W         the ISO week (the last one that is over)
  --text           the plain text, and a last line with what was hidden and what could be worked out of it
  --open           opens the HTML in a browser; without --text and --open its file is named
  --programme ID   one of the settings' programmes (the first)
  --language CODE  the reader's language (the first manager's)
  --kind KIND      managers or integrity (managers)
  --data DIR       the local system that runs over that folder; without it, invented weeks
  --aws            the deployment of the settings, reached with your own AWS credentials
  --settings FILE  which deployment (settings.json)
  --sabotage       hides the small numbers alone: what gives them away must then be found
Nothing is published by looking: the figures of a week are fixed when its digest is first sent.`;

process.env.TZ = "UTC";
try {
  await main();
} catch (error) {
  const known = error instanceof PlaceError || error instanceof SettingsError;
  console.error(known ? error.message : `It ended early (${error instanceof Error ? error.name : "Error"}).`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = commandLine();
  const settings = readSettings(options.settings);
  const programme = settings.programmes.find(({ id }) => id === (options.programme ?? settings.programmes[0]?.id));
  if (!programme) throw new PlaceError(`There is no programme ${options.programme} in the settings.`);
  const week = options.week ?? weekBefore(isoWeek(new Date(), programme.timeZone));
  if (!weekDays(week)) throw new PlaceError(`${week} is no week: write it as 2026-W46.`);
  const isInvented = options.data === undefined && !options.aws;
  if (isInvented) console.error("Invented weeks: give --data DIR for those of a running system.");
  const weeks = isInvented
    ? inventedWeeks(programme, week)
    : await weeksAt(placeOf(options.settings, options.data), programme, week);
  const language = options.language ?? programme.managers[0]?.language ?? programme.defaultLanguage;
  const { kind, sabotage } = options;
  const { mail, received, cells, suppressed, solvable } = await preview(
    { settings, programme, week, kind, language, sabotage },
    weeks,
  );
  if (options.text) console.log(`${mail.subject}\n\n${mail.text}\n`);
  if (options.open || !options.text) show(mail.html ?? "", options.open);
  for (const name of solvable.slice(0, 20)) console.error(`Can be worked out: ${name.replace(/^\d+ /, "")}`);
  const count = received ?? `fewer than ${settings.suppression.k}`;
  console.log(
    `digest: ${week}, ${count} received, ${cells} cells, ${suppressed} suppressed, ${solvable.length} solvable`,
  );
  process.exitCode = solvable.length === 0 ? 0 : 1;
}

function show(html: string, open: boolean): void {
  const file = join(mkdtempSync(join(tmpdir(), "hearback-digest-")), "digest.html");
  writeFileSync(file, html, { mode: 0o600 });
  console.log(file);
  if (!open) return;
  const program = process.platform === "darwin" ? "open" : "xdg-open";
  spawn(program, [file], { detached: true, stdio: "ignore" })
    .on("error", () => console.error(`There is no ${program} here: open the file yourself.`))
    .unref();
}

function commandLine() {
  const { values } = parsed();
  const kind = digestKinds.find((name) => name === values.kind);
  const language = languages.find((code) => code === values.language) as Language | undefined;
  if (!kind || (values.language !== undefined && !language)) throw new PlaceError(USAGE);
  return { ...values, kind, language };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        week: { type: "string" },
        text: { type: "boolean", default: false },
        open: { type: "boolean", default: false },
        programme: { type: "string" },
        language: { type: "string" },
        kind: { type: "string", default: "managers" },
        data: { type: "string" },
        aws: { type: "boolean", default: false },
        settings: { type: "string", default: "settings.json" },
        sabotage: { type: "boolean", default: false },
      },
    });
  } catch {
    throw new PlaceError(USAGE);
  }
}
