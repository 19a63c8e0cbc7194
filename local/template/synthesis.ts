import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { holdFile } from "../held-file.ts";
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
  mkdirSync(OUT, { recursive: true });
  const release = await myTurn();
  try {
    // Whoever had the turn before may have made it.
    if (!existsSync(folder)) await make(folder, say);
    return folder;
  } finally {
    release();
  }
}

/** One at a time makes a template: of two that start at once the second waits for what the first makes. */
async function myTurn(): Promise<() => void> {
  for (;;) {
    const release = holdFile(join(OUT, "making.lock"));
    if (release) return release;
    await setTimeout(100);
  }
}

async function make(folder: string, say: (line: string) => void): Promise<void> {
  say("Synthesising the template (once, until lib, functions or settings.json change) …");
  forgetOldFolders();
  const draft = join(OUT, `draft-${process.pid}`);
  await synthesise(draft);
  // Renamed when it is complete: a crash leaves no half of one.
  renameSync(draft, folder);
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
