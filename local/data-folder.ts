import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
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
  const lock = takeLock(file("lock"), path);
  if (existsSync(file("dynamodb.sqlite")) && !existsSync(file("keys.json"))) {
    lock.close();
    throw new StartFailure(`${path} has a database and no keys.json to open it with: give another folder with --data.`);
  }
  return { path, file, release: () => lock.isOpen && lock.close() };
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

/** A lock that the operating system drops with the process: a file with a process id would survive `kill -9`. */
function takeLock(file: string, path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    const busy = error instanceof Error && "errcode" in error && error.errcode === 5;
    const reason = busy ? "is in use by another running Hearback" : "is damaged (its file lock)";
    throw new StartFailure(`${path} ${reason}: give another folder with --data.`);
  }
}
