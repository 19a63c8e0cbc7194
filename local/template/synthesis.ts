import { execFile } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { StartFailure } from "../start-failure.ts";
import { sourcesDigest } from "./freshness.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STAMP = "sources.sha256";

/** The folder of the synthesised template: the one there is when nothing has changed since, else a new one. */
export async function synthesisedFolder(say: (line: string) => void = () => {}): Promise<string> {
  const folder = join(ROOT, "cdk.out");
  const digest = sourcesDigest(ROOT);
  if (stampOf(folder) === digest) return folder;
  say("Synthesising the template (once, until something in lib, functions or settings.json changes) …");
  const draft = join(ROOT, `cdk.out.${process.pid}`);
  await synthesise(draft);
  writeFileSync(join(draft, STAMP), digest);
  // Renamed when it is complete: whoever reads meanwhile has the old one, and a crash leaves no half of a new one.
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return folder;
}

function stampOf(folder: string): string | undefined {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
}

async function synthesise(outdir: string): Promise<void> {
  const { context } = JSON.parse(readFileSync(join(ROOT, "cdk.json"), "utf8"));
  // What the cdk command passes on to the app.
  const environment = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
  try {
    await promisify(execFile)(process.execPath, ["bin/app.ts"], { cwd: ROOT, env: environment });
  } catch (error) {
    rmSync(outdir, { recursive: true, force: true });
    const reason = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new StartFailure(`The template could not be synthesised: ${reason || "see npm run synth"}`);
  }
}
