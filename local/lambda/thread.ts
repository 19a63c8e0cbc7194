import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { useCompileCache } from "../compile-cache.ts";

/** What one execution environment runs. */
export type ThreadOptions = {
  readonly file: string;
  readonly handler: string;
  readonly name: string;
  readonly arn: string;
  readonly memory: number;
};

/** One invocation, sent to the thread. */
export type Invocation = { readonly requestId: string; readonly event: unknown; readonly deadline: number };

/** What the thread answers; `error` is the name only, the rest goes to the function's log as in AWS. */
export type Outcome = { readonly requestId: string; readonly result?: unknown; readonly error?: string };

type Handler = (event: unknown, context: object) => unknown;

const options = workerData as ThreadOptions;
const handler = await load().catch((error: unknown) => {
  writeError("init", error);
  throw error;
});

parentPort?.on("message", async ({ requestId, event, deadline }: Invocation) => {
  try {
    const result = await handler(event, context(requestId, deadline));
    // Through JSON as in AWS: what does not survive it must not survive here.
    parentPort?.postMessage({ requestId, result: JSON.parse(JSON.stringify(result ?? null)) } satisfies Outcome);
  } catch (error) {
    const name = writeError(requestId, error);
    parentPort?.postMessage({ requestId, error: name } satisfies Outcome);
  }
});
parentPort?.postMessage("ready");

async function load(): Promise<Handler> {
  useCompileCache();
  const bundle = (await import(pathToFileURL(options.file).href)) as Record<string, Handler | undefined>;
  const found = bundle[options.handler];
  if (!found) throw new Error(`There is no export ${options.handler}.`);
  return found;
}

/** As the runtime of AWS does: into the function's own log, words and all, so that a search for leaks sees it. */
function writeError(requestId: string, thrown: unknown): string {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  process.stderr.write(`${JSON.stringify({ requestId, errorType: name, errorMessage: message, stackTrace: stack })}\n`);
  return name;
}

function context(requestId: string, deadline: number): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: options.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: options.arn,
    memoryLimitInMB: String(options.memory),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${options.name}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
