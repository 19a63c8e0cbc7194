import type { Writable } from "node:stream";
import { type LambdaEnvironment, startEnvironment } from "./environment.ts";
import type { LambdaFunction } from "./lambda-function.ts";

/** A Lambda that can be called. */
export type LambdaPool = {
  readonly lambda: LambdaFunction;
  /** Runs the handler once; InvocationFailure when it throws, crashes or runs out of time. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Sees that it starts; where somebody waits for its answers the environment stays, so that the first message does not wait. */
  readonly warm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type PoolOptions = {
  /** How many environments there are at most. */
  readonly concurrency: number;
  /** Somebody waits for its answers: one environment stays, however long nobody calls. */
  readonly isAwaited: boolean;
};

/** As in AWS an environment that nobody needs ends; later than a minute, after which the clock calls again. */
const idleMs = 5 * 60_000;

/** Calls a Lambda in at most `concurrency` environments, each one invocation at a time; more wait their turn. */
export function lambdaPool(
  lambda: LambdaFunction,
  variables: Readonly<Record<string, string>>,
  log: Writable,
  { concurrency, isAwaited }: PoolOptions,
): LambdaPool {
  const environments = new Set<LambdaEnvironment>();
  const idle = idleOnes(isAwaited ? 1 : 0, (environment) => environments.delete(environment));
  const waiting: (() => void)[] = [];
  let busy = 0;
  let first: Promise<LambdaEnvironment> | undefined;
  const start = async () => {
    const environment = await startEnvironment(lambda, variables, log);
    environments.add(environment);
    return environment;
  };
  const release = (environment: LambdaEnvironment | undefined) => {
    if (environment?.alive()) idle.put(environment);
    else if (environment) environments.delete(environment);
    busy--;
    waiting.shift()?.();
  };
  const withEnvironment = async <T>(use: (environment: LambdaEnvironment) => Promise<T>): Promise<T> => {
    while (busy >= concurrency) await new Promise<void>((resume) => waiting.push(resume));
    busy++;
    let environment: LambdaEnvironment | undefined;
    try {
      environment = idle.take();
      if (!environment) {
        const starting = start();
        first ??= starting;
        environment = await starting;
      }
      return await use(environment);
    } finally {
      release(environment);
    }
  };
  return {
    lambda,
    invoke: (event) => withEnvironment((environment) => environment.run(event)),
    warm: async () => void (await (first ?? withEnvironment(async (each) => (isAwaited ? undefined : each.close())))),
    close: async () => void (await Promise.all([...environments].map((environment) => environment.close()))),
  };
}

/** Environments without work: the one that worked last is taken first, and all but `kept` end when nobody needs them. */
function idleOnes(kept: number, ended: (environment: LambdaEnvironment) => void) {
  const idle: { readonly environment: LambdaEnvironment; readonly timer: NodeJS.Timeout | undefined }[] = [];
  const end = (environment: LambdaEnvironment) => {
    idle.splice(
      idle.findIndex((each) => each.environment === environment),
      1,
    );
    ended(environment);
    void environment.close();
  };
  return {
    put: (environment: LambdaEnvironment) => {
      const timer = idle.length < kept ? undefined : setTimeout(() => end(environment), idleMs).unref();
      idle.push({ environment, timer });
    },
    take: (): LambdaEnvironment | undefined => {
      for (let last = idle.pop(); last; last = idle.pop()) {
        clearTimeout(last.timer);
        if (last.environment.alive()) return last.environment;
        ended(last.environment);
      }
      return undefined;
    },
  };
}
