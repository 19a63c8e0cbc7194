import { type ParseArgsConfig, parseArgs as parse } from "node:util";

/** As Node's own; a wrong option ends the command with one sentence and exit status 2, not with a stack. */
export function parseArgs<T extends ParseArgsConfig>(config: T): ReturnType<typeof parse<T>> {
  try {
    return parse(config);
  } catch (error) {
    console.error(error instanceof Error ? error.message : "unknown option");
    process.exit(2);
  }
}
