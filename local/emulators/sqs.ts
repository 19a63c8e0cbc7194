import { mkdirSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { StartFailure } from "../start-failure.ts";
import type { SqsThreadOptions } from "./sqs-thread.ts";

/** A running emulator: where it answers and how to stop it. */
export type Emulator = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/** The queue emulator in a thread of its own; its messages lie in `dataDir` and survive `kill -9`. */
export async function startSqs(options: SqsThreadOptions): Promise<Emulator> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const thread = new Worker(new URL("./sqs-thread.ts", import.meta.url), { workerData: options });
  const exited = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", (error) => reject(startFailure(error, options)));
  });
  const close = async () => {
    thread.postMessage("stop");
    await exited;
  };
  return { url: `http://127.0.0.1:${port}`, port, close };
}

function startFailure(error: unknown, { dataDir, port }: SqsThreadOptions): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return new StartFailure(`Port ${port} is in use: choose another with --port.`);
  if (code !== "ERR_SQLITE_ERROR") return error;
  return new StartFailure(`The queues in the data folder are damaged (${dataDir}): give another folder with --data.`);
}
