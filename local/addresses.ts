import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { writePrivateFile } from "./private-file.ts";

const Addresses = z.object({
  pid: z.number(),
  /** The process group of the database: to be killed with `pid` in a crash test. */
  databaseGroup: z.number().optional(),
  api: z.string(),
  phone: z.string().optional(),
  twilio: z.string().optional(),
  mailbox: z.string(),
  issuer: z.string(),
  /** Where the audit trail is, and the key that signs it. */
  audit: z.object({ table: z.string(), key: z.string() }).optional(),
  endpoints: z.object({ dynamodb: z.string(), sqs: z.string(), aws: z.string() }),
});

/** Where a running local cloud answers, for programs that did not start it in their own process. No secrets. */
export type CloudAddresses = z.infer<typeof Addresses>;

/** Writes the addresses when everything is warm; gives back how to remove them. */
export function writeAddresses(
  file: string,
  addresses: { readonly [Key in keyof CloudAddresses]: CloudAddresses[Key] | undefined },
): () => void {
  writePrivateFile(file, JSON.stringify(addresses, null, 2));
  return () => rmSync(file, { force: true });
}

/** The addresses of the local cloud of process `pid` over a data folder, once it is warm; undefined before. */
export function readAddresses(dataDir: string, pid: number): CloudAddresses | undefined {
  const file = join(dataDir, "addresses.json");
  if (!existsSync(file)) return undefined;
  const addresses = Addresses.parse(JSON.parse(readFileSync(file, "utf8")));
  // After `kill -9` the file of the process before is still there.
  return addresses.pid === pid ? addresses : undefined;
}

/** The addresses of whatever local cloud runs over a data folder; undefined when none does. */
export function runningAddresses(dataDir: string): CloudAddresses | undefined {
  const file = join(dataDir, "addresses.json");
  if (!existsSync(file)) return undefined;
  const { pid } = Addresses.parse(JSON.parse(readFileSync(file, "utf8")));
  return isRunning(pid) ? readAddresses(dataDir, pid) : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
