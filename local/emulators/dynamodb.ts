import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { StartFailure } from "../start-failure.ts";
import { startWatched, type WatchedProcess } from "../watched-process.ts";

/** The running database: its address, the process group to kill in a crash test, and how to stop it. */
export type DynamoDb = {
  readonly url: string;
  readonly group: number | undefined;
  readonly close: () => Promise<void>;
};

/** Starts the database over one SQLite file, or takes the one at `endpoint`, which is somebody else's to stop. */
export async function startDynamoDb(file: string, endpoint: string | undefined): Promise<DynamoDb> {
  if (endpoint) return { url: endpoint, group: undefined, close: async () => {} };
  const program = dynoxide();
  const address = secretLoopbackAddress();
  const port = await freePort(address);
  const running = startWatched(program, ["serve", "--host", address, "--port", String(port), "--db-path", file]);
  const url = `http://${address}:${port}`;
  await listening(running, url, file);
  return { url, group: running.group, close: running.close };
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

async function freePort(address: string): Promise<number> {
  const probe = createServer().listen(0, address);
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof found === "object" && found ? found.port : 0;
}

async function listening({ child }: WatchedProcess, url: string, file: string): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until && child.exitCode === null; await delay(5)) {
    const answered = await fetch(url).catch(() => undefined);
    if (answered) return;
  }
  throw new StartFailure(
    `The database in the data folder cannot be opened (${file}): give another folder with --data.`,
  );
}
