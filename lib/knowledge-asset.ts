import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const command = fileURLToPath(new URL("../bin/pack-knowledge.ts", import.meta.url));

/** Packs the knowledge into a file. By a command and not an import: infrastructure shares no code with adapters. */
export async function packKnowledge(file: string): Promise<void> {
  await promisify(execFile)(process.execPath, [command, file]);
}
