import { DatabaseSync } from "node:sqlite";

/**
 * Holds a file until it is let go or the process ends, however that comes: a file with a process id in it would survive
 * `kill -9`. Undefined while another holds it; throws when it cannot be held at all.
 */
export function holdFile(file: string): (() => void) | undefined {
  let lock: DatabaseSync | undefined;
  try {
    const held = new DatabaseSync(file, { timeout: 0 });
    lock = held;
    held.exec("BEGIN EXCLUSIVE");
    return () => held.isOpen && held.close();
  } catch (error) {
    lock?.close();
    if (error instanceof Error && "errcode" in error && error.errcode === 5) return undefined;
    throw error;
  }
}
