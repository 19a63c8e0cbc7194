import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { basename } from "node:path";
import type * as z from "zod";
import { StartFailure } from "./start-failure.ts";

/** Writes a file that only its owner can read; after a crash it holds the old content or the new, never half of it. */
export function writePrivateFile(file: string, content: string | Uint8Array): void {
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, "w", 0o600);
  try {
    const bytes = Buffer.from(content as Uint8Array);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/** What a private JSON file holds, or what `create` makes for a new data folder; a damaged one stops the start. */
export function privateJson<S extends z.ZodType>(file: string, shape: S, create: () => z.infer<S>): z.infer<S> {
  if (!existsSync(file)) {
    const created = create();
    writePrivateFile(file, JSON.stringify(created));
    return created;
  }
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new StartFailure(
      `${basename(file)} in the data folder is damaged (${file}): give another folder with --data.`,
    );
  }
}
