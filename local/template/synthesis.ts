import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { StartFailure } from "../start-failure.ts";
import { sourcesDigest } from "./freshness.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RUN = fileURLToPath(new URL("./run-synthesis.ts", import.meta.url));
const OUT = join(ROOT, "cdk.out");
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * The folder of the synthesised template, named by what it was made of: the one there is when nothing has changed
 * since, else a new one. Who still runs from an older one keeps it.
 */
export async function synthesisedFolder(say: (line: string) => void = () => {}): Promise<string> {
  const folder = join(OUT, `local-${sourcesDigest(ROOT).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  say("Synthesising the template (once, until lib, functions or settings.json change) …");
  mkdirSync(OUT, { recursive: true });
  forgetOldFolders();
  const draft = join(OUT, `draft-${process.pid}`);
  await synthesise(draft);
  // Renamed when it is complete: a crash leaves no half of one, and of two that start at once the second gives way.
  if (existsSync(folder)) rmSync(draft, { recursive: true, force: true });
  else renameSync(draft, folder);
  return folder;
}

function forgetOldFolders(): void {
  for (const name of readdirSync(OUT).filter((entry) => /^(local|draft)-/.test(entry))) {
    const path = join(OUT, name);
    if (Date.now() - statSync(path).mtimeMs > FORGOTTEN_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

async function synthesise(outdir: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [RUN, outdir], { cwd: ROOT });
  } catch (error) {
    rmSync(outdir, { recursive: true, force: true });
    const reason = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new StartFailure(`The template could not be synthesised: ${reason || "see npm run synth"}`);
  }
}
