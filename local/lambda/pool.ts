import type { Writable } from "node:stream";
import { type LambdaEnvironment, startEnvironment } from "./environment.ts";
import type { LambdaFunction } from "./lambda-function.ts";

/** A Lambda that can be called. */
export type LambdaPool = {
  readonly lambda: LambdaFunction;
  /** Runs the handler once; InvocationFailure when it throws, crashes or runs out of time. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Starts the first environment, so that the first message does not wait for it. */
  readonly warm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Calls a Lambda in at most `concurrency` environments, each one invocation at a time; more wait their turn. */
export function lambdaPool(
  lambda: LambdaFunction,
  variables: Readonly<Record<string, string>>,
  log: Writable,
  concurrency: number,
): LambdaPool {
  const environments = new Set<LambdaEnvironment>();
  const idle: LambdaEnvironment[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  const start = async () => {
    const environment = await startEnvironment(lambda, variables, log);
    environments.add(environment);
    return environment;
  };
  const release = (environment: LambdaEnvironment | undefined) => {
    if (environment?.alive()) idle.push(environment);
    else if (environment) environments.delete(environment);
    busy--;
    waiting.shift()?.();
  };
  const withEnvironment = async <T>(use: (environment: LambdaEnvironment) => Promise<T>): Promise<T> => {
    while (busy >= concurrency) await new Promise<void>((resume) => waiting.push(resume));
    busy++;
    let environment: LambdaEnvironment | undefined;
    try {
      environment = takeAlive(idle, environments) ?? (await start());
      return await use(environment);
    } finally {
      release(environment);
    }
  };
  return {
    lambda,
    invoke: (event) => withEnvironment((environment) => environment.run(event)),
    warm: () => withEnvironment(async () => {}),
    close: async () => void (await Promise.all([...environments].map((environment) => environment.close()))),
  };
}

function takeAlive(idle: LambdaEnvironment[], environments: Set<LambdaEnvironment>): LambdaEnvironment | undefined {
  for (let environment = idle.pop(); environment; environment = idle.pop()) {
    if (environment.alive()) return environment;
    environments.delete(environment);
  }
  return undefined;
}
