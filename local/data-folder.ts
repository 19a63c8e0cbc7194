import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { holdFile } from "./held-file.ts";
import { StartFailure } from "./start-failure.ts";

/** Where everything that the local cloud keeps lies; one running instance holds it at a time. */
export type DataFolder = {
  readonly path: string;
  /** The path of a file or folder in it. */
  readonly file: (name: string) => string;
  readonly release: () => void;
};

/** Makes the folder when it is new and holds it until `release` or the end of the process, however that comes. */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  makeFolder(path);
  const file = (name: string) => join(path, name);
  const release = takeLock(file("lock"), path);
  if (existsSync(file("dynamodb.sqlite")) && !existsSync(file("keys.json"))) {
    release();
    throw new StartFailure(`${path} has a database and no keys.json to open it with: give another folder with --data.`);
  }
  return { path, file, release };
}

function makeFolder(path: string): void {
  try {
    makeWithParents(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartFailure(`${path} is not a folder that can be written to: give another one with --data.`);
  }
}

// Node's own `recursive` never returns where a file system refuses new folders, as /proc does.
function makeWithParents(path: string): void {
  if (existsSync(path)) return;
  makeWithParents(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function takeLock(file: string, path: string): () => void {
  const hold = held(file, path);
  if (hold) return hold;
  throw new StartFailure(`${path} is in use by another running Hearback: give another folder with --data.`);
}

function held(file: string, path: string): (() => void) | undefined {
  try {
    return holdFile(file);
  } catch {
    throw new StartFailure(`${path} is damaged (its file lock): give another folder with --data.`);
  }
}
