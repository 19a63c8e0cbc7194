import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAddresses } from "../../local/addresses.ts";
import { type AwsClients, awsClients } from "../../local/aws-clients.ts";
import type { Cloud } from "../../local/cloud.ts";
import { demoLogins } from "../../local/sign-in/demo-logins.ts";
import { signInAs } from "../../local/sign-in/sign-in-as.ts";
import { processTree, signalAll } from "./process-tree.ts";

export type ChannelOptions = {
  readonly dataDir: string;
  readonly port: number;
  readonly twilio: string;
  readonly template: string | undefined;
};

/** The channel as `npm start` runs it, in processes of its own that can be killed. */
export type Channel = Pick<Cloud, "url" | "signIn"> & {
  readonly clients: AwsClients;
  readonly sqs: string;
  /** Its process and all that it started, at this moment. */
  readonly pids: () => readonly number[];
  /** Stops all of them where they are, so that what they have not answered can be counted. */
  readonly freeze: () => void;
  /** `kill -9` of all of them. Twilio's emulator is none of them. */
  readonly kill: () => Promise<void>;
};

const startScript = fileURLToPath(new URL("../local.ts", import.meta.url));

/** Starts the channel over a data folder; resolves when everything is warm. */
export const startChannel = async ({ dataDir, port, twilio, template }: ChannelOptions): Promise<Channel> => {
  const options = ["--data", dataDir, "--port", String(port), "--twilio", twilio, "--json"];
  const child = spawn(process.execPath, [startScript, ...options, ...(template ? ["--template", template] : [])], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const pid = child.pid ?? 0;
  const kill = async () => {
    signalAll(processTree(pid), "SIGKILL");
    await exited;
  };
  const ready = await readyLine(child).catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  const addresses = readAddresses(dataDir, pid);
  if (!addresses) throw new Error("The channel did not say where it is.");
  const clients = awsClients(addresses.endpoints);
  return {
    url: ready.api,
    signIn: signInAs(ready.issuer, demoLogins(join(dataDir, "logins.json"))),
    clients,
    sqs: addresses.endpoints.sqs,
    pids: () => processTree(pid),
    freeze: () => signalAll(processTree(pid), "SIGSTOP"),
    kill: async () => {
      clients.close();
      await kill();
    },
  };
};

type Ready = { readonly api: string; readonly issuer: string };

const readyLine = async (child: ChildProcess): Promise<Ready> =>
  new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      const line = /^\{"ready":true.*\}$/m.exec(printed)?.[0];
      if (line) resolve(JSON.parse(line) as Ready);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => reject(new Error(`The channel did not start. ${printed.slice(-1_000)}`)));
  });
