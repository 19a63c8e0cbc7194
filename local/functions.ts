import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Closers } from "./closers.ts";
import type { LambdaFunction } from "./lambda/lambda-function.ts";
import { type LambdaPool, lambdaPool } from "./lambda/pool.ts";
import { runtimeVariables } from "./lambda/variables.ts";

import { StartFailure } from "./start-failure.ts";

/** The Lambdas of the template, ready to be called. */
export type Functions = {
  /** Calls one by its name or its title, `receive`. */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly warm: () => Promise<void>;
};

type RunOptions = {
  readonly logs: string;
  readonly concurrency: number;
  readonly transcribe: string | undefined;
  /** The functions that somebody waits for; the others are called by a clock or a line of a log. */
  readonly awaited: ReadonlySet<string>;
};

/** A pool of environments for each Lambda; what it writes goes to `<title>.log` in `logs`, as it wrote it. */
export function runFunctions(
  lambdas: readonly LambdaFunction[],
  awsUrl: string,
  { logs, concurrency, transcribe, awaited }: RunOptions,
  pile: Closers,
): Functions {
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const pools = new Map<string, LambdaPool>();
  for (const lambda of lambdas) {
    const log = createWriteStream(join(logs, `${lambda.title}.log`), { flags: "a", mode: 0o600 });
    // Two streams of each environment end in it, and environments come and go.
    log.setMaxListeners(0);
    const variables = runtimeVariables(lambda, awsUrl, transcribe);
    const pool = lambdaPool(lambda, variables, log, { concurrency, isAwaited: awaited.has(lambda.name) });
    pile.add(async () => {
      await pool.close();
      log.end();
      await finished(log);
    });
    pools.set(lambda.name, pool).set(lambda.title, pool);
  }
  return {
    invoke: async (name, event) => {
      const pool = pools.get(name);
      if (!pool) throw new Error(`There is no function ${name}.`);
      return pool.invoke(event);
    },
    warm: async () => {
      const warming = lambdas.map(({ name, title }) =>
        pools
          .get(name)
          ?.warm()
          .catch((error: Error) => {
            throw new StartFailure(`${error.message}: see ${join(logs, `${title}.log`)}.`);
          }),
      );
      await Promise.all(warming);
    },
  };
}
