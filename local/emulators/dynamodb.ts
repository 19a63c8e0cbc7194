import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { StartFailure } from "../start-failure.ts";
import { startWatched } from "../watched-process.ts";
import { freePort } from "./free-port.ts";

/** The running database: its address, the process group to kill in a crash test, and how to stop it. */
export type DynamoDb = {
  readonly url: string;
  readonly group: number | undefined;
  readonly close: () => Promise<void>;
};

const TRIES = 3;

/**
 * Starts the database over one SQLite file, or takes the one at `endpoint`, which is somebody else's to stop.
 * Throws a `StartFailure` when it ends by itself three times, each time on a port of `choosePort`.
 */
export async function startDynamoDb(
  file: string,
  endpoint: string | undefined,
  choosePort: () => Promise<number> = freePort,
): Promise<DynamoDb> {
  if (endpoint) return { url: endpoint, group: undefined, close: async () => {} };
  for (let left = TRIES; left > 0; left--) {
    const running = await listening(file, secretLoopbackAddress(), await choosePort());
    if (running) return running;
  }
  throw new StartFailure(
    `The database in the data folder cannot be opened (${file}): give another folder with --data.`,
  );
}

/** Makes the SQLite file of a database from an export of DynamoDB and the description of its tables. */
export async function importTable({ source, schema, file }: Record<"source" | "schema" | "file", string>) {
  await promisify(execFile)(dynoxide(), ["import", "--source", source, "--schema", schema, "--output", file]);
}

function dynoxide(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const program = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "dynoxide");
    if (existsSync(program)) return program;
  } catch {
    // One sentence for both: no such package, and a package without its program.
  }
  const remedy = "set DYNAMODB_ENDPOINT to the address of DynamoDB Local, or use Linux on x64";
  throw new StartFailure(`There is no DynamoDB emulator for ${process.platform}-${process.arch} here: ${remedy}.`);
}

/**
 * Dynoxide answers every Host and every Origin, so any web page could read the database at 127.0.0.1.
 * Linux owns all of 127.0.0.0/8: an address out of sixteen million, new at each start, is not guessed from a page.
 */
function secretLoopbackAddress(): string {
  return `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
}

/** Undefined when it ended instead of listening: the file is none, or somebody took the port since it was probed. */
async function listening(file: string, address: string, port: number): Promise<DynamoDb | undefined> {
  const where = ["--host", address, "--port", String(port), "--db-path", file];
  const { child, group, close } = startWatched(dynoxide(), ["serve", ...where]);
  const url = `http://${address}:${port}`;
  for (const until = Date.now() + 20_000; Date.now() < until && child.exitCode === null; await delay(5)) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answered) return { url, group, close };
  }
  await close();
  return undefined;
}
