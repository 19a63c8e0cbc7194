// One execution environment of a Lambda; `thread-messages.ts` has the types of what goes in and out.
// Plain JavaScript: with TypeScript each thread would load Node's type stripper, which takes longer than most bundles.
import { enableCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { file, handler: exported, name, arn, memory, compileCache } = workerData;

const handler = await load().catch((error) => {
  writeError("init", error);
  throw error;
});

parentPort.on("message", async ({ requestId, event, deadline }) => {
  try {
    const result = await handler(event, context(requestId, deadline));
    // Through JSON as in AWS: what does not survive it must not survive here.
    parentPort.postMessage({ requestId, result: JSON.parse(JSON.stringify(result ?? null)) });
  } catch (error) {
    parentPort.postMessage({ requestId, error: writeError(requestId, error) });
  }
});
parentPort.postMessage("ready");

async function load() {
  enableCompileCache(compileCache);
  const bundle = await import(pathToFileURL(file).href);
  if (typeof bundle[exported] !== "function") throw new Error(`There is no export ${exported}.`);
  return bundle[exported];
}

/** As the runtime of AWS does: into the function's own log, words and all, so that a search for leaks sees it. */
function writeError(requestId, thrown) {
  const { name: errorType, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  process.stderr.write(`${JSON.stringify({ requestId, errorType, errorMessage: message, stackTrace: stack })}\n`);
  return errorType;
}

function context(requestId, deadline) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memory),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
