import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { reportFailure } from "../report-failure.ts";

const patienceMs = 1_000;

/**
 * Writes the database anew and empties its journal: SQLite leaves the bytes of deleted rows in free pages, and what is
 * deleted here must be gone from the disk too. Busy, it is left for the next time.
 */
export function compact(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: patienceMs });
  try {
    database.exec("VACUUM");
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    reportFailure("Compaction of the database", error);
  } finally {
    database.close();
  }
}
