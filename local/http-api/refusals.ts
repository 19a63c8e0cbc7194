import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Notes that a request was refused before any function saw it: the route as declared and the status, nothing of the request. */
export type NoteRefusal = (route: string, status: number) => void;

/** As the access log of the API in AWS does, into `access.log` of a folder. */
export const refusalsInto =
  (folder: string): NoteRefusal =>
  (route, status) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, "access.log"), `${JSON.stringify({ time: Date.now(), route, status })}\n`, {
      mode: 0o600,
    });
  };
