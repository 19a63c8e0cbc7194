import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Canaries } from "./canaries.ts";

export type RunChannel = { readonly dataDir: string; readonly template: string | undefined; readonly count: number };
export type Channel = {
  readonly canaries: Canaries;
  /** All that its processes printed. */
  readonly output: () => Buffer;
  readonly stop: () => Promise<void>;
};

/** A word that no lexicon has and nobody would take for a name. */
export const canaryWord = "qeltrumpumpenhaus";

/** Runs the channel in a process of its own until every planted message is settled; it goes on until it is stopped. */
export const runChannel = async ({ dataDir, template, count }: RunChannel): Promise<Channel> => {
  const script = fileURLToPath(new URL("./channel.ts", import.meta.url));
  const options = ["--data", dataDir, "--count", String(count), "--canary", canaryWord];
  const child = spawn(process.execPath, [script, ...options, ...(template ? ["--template", template] : [])], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
  const canaries = await new Promise<Canaries>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      printed.push(chunk);
      const line = /^\{"canaries":.*\}$/m.exec(Buffer.concat(printed).toString("utf8"));
      if (line) resolve((JSON.parse(line[0]) as { canaries: Canaries }).canaries);
    });
    child.once("exit", (code) => {
      reject(
        new Error(`The channel ended by itself (${code}).\n${Buffer.concat(printed).toString("utf8").slice(-2_000)}`),
      );
    });
  });
  return {
    canaries,
    output: () => Buffer.concat(printed),
    stop: async () => {
      const gone = once(child, "exit");
      child.stdin.write("stop\n");
      await gone;
    },
  };
};
