import { InvocationFailure } from "./lambda/environment.ts";

/** One line on the console: what failed and as what kind of error. Its words stay out, they may hold what somebody wrote. */
export function reportFailure(what: string, error: unknown): void {
  if (error instanceof InvocationFailure) console.error(`${what}: ${error.message}.`);
  else console.error(`${what}: ${error instanceof Error ? error.name : "unknown error"}.`);
}
