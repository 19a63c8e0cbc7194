import { randomUUID } from "node:crypto";
import type { Writable } from "node:stream";
import { Worker } from "node:worker_threads";
import { COMPILE_CACHE } from "../compile-cache.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import type { Invocation, Outcome, ThreadOptions } from "./thread-messages.ts";

/** What dies young is collected early: there are two dozen environments in one process. */
const YOUNG_MB = 16;

/** An invocation that failed; `errorName` says as what, never with which words. */
export class InvocationFailure extends Error {
  readonly errorName: string;

  constructor(title: string, errorName: string) {
    super(`${title} failed (${errorName})`);
    this.errorName = errorName;
  }
}

/** One execution environment: a thread that runs one invocation at a time. */
export type LambdaEnvironment = {
  readonly run: (event: unknown) => Promise<unknown>;
  /** False after a timeout or a crash: the next invocation needs a new environment, as in AWS. */
  readonly alive: () => boolean;
  readonly close: () => Promise<void>;
};

/** Starts an environment; `process.env` in it is `variables` alone, and what it writes goes to `log`. */
export async function startEnvironment(
  lambda: LambdaFunction,
  variables: Readonly<Record<string, string>>,
  log: Writable,
): Promise<LambdaEnvironment> {
  const { file, handler, name, arn, memory } = lambda;
  const thread = new Worker(new URL("./thread.js", import.meta.url), {
    workerData: { file, handler, name, arn, memory, compileCache: COMPILE_CACHE } satisfies ThreadOptions,
    env: variables,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MB },
    stdout: true,
    stderr: true,
  });
  thread.stdout.pipe(log, { end: false });
  thread.stderr.pipe(log, { end: false });
  let alive = true;
  thread.once("exit", () => {
    alive = false;
  });
  await started(thread, lambda);
  const close = async () => {
    alive = false;
    await thread.terminate();
  };
  return { run: (event) => invoke(thread, lambda, event, close), alive: () => alive, close };
}

function started(thread: Worker, { title }: LambdaFunction): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once("message", () => resolve());
    thread.once("error", (error) => reject(new InvocationFailure(title, nameOf(error))));
    thread.once("exit", () => reject(new InvocationFailure(title, "Runtime.ExitError")));
  });
}

async function invoke(thread: Worker, lambda: LambdaFunction, event: unknown, close: () => Promise<void>) {
  const deadline = Date.now() + lambda.timeoutMs;
  const listening = new AbortController();
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const fail = (errorName: string) => reject(new InvocationFailure(lambda.title, errorName));
      const timer = setTimeout(() => {
        fail("Sandbox.Timedout");
        void close();
      }, lambda.timeoutMs);
      const answer = ({ result, error }: Outcome) => (error === undefined ? resolve(result) : fail(error));
      const crash = (error: unknown) => fail(nameOf(error));
      const exit = () => fail("Runtime.ExitError");
      thread.once("message", answer).once("error", crash).once("exit", exit);
      listening.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        thread.off("message", answer).off("error", crash).off("exit", exit);
      });
      thread.postMessage({ requestId: randomUUID(), event, deadline } satisfies Invocation);
    });
  } finally {
    listening.abort();
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}
