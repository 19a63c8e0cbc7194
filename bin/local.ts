// npm start: the whole channel on this computer.

import { useCompileCache } from "../local/compile-cache.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { seed } from "../local/seed.ts";
import { StartFailure } from "../local/start-failure.ts";
import { parseArgs } from "./proof/parse-args.ts";

const USAGE = `npm start -- [--data DIR] [--port N] [--twilio URL] [--template DIR] [--timings] [--json]
  --data DIR     where everything is kept (.hearback)
  --port N       the API's port, and the three after it; 0: any free ones (4000)
  --twilio URL   an emulated Twilio that runs already (local/twilio/main.ts); else one is started
  --template DIR what cdk synth wrote; else this repository's, synthesised when it is not up to date
  --timings      say how long each stage took
  --json         one line of JSON with the addresses when everything is warm, instead of the start screen
DYNAMODB_ENDPOINT=URL takes a DynamoDB that runs already, such as DynamoDB Local.`;

const AGAIN_AFTER_MS = 500;

// Lambda runs in UTC, and a worker thread has the time zone of its process.
process.env.TZ = "UTC";
useCompileCache();

try {
  await main();
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function main(): Promise<void> {
  const { data, port, twilio, template, timings, json } = commandLine();
  refuseLiveCredentials(process.env);
  // Loaded only now: what is imported above is compiled before the cache is on.
  const { startCloud } = await import("../local/cloud.ts");
  const { startScreen } = await import("../local/start-screen.ts");
  const timed = (line: string) => console.error(`[${Math.round(performance.now())} ms] ${line}`);
  const say = timings ? timed : (line: string) => line.endsWith("…") && console.error(line);
  const cloud = await startCloud({
    dataDir: data,
    port: portOf(port),
    twilio,
    template,
    databaseEndpoint: process.env.DYNAMODB_ENDPOINT,
    say,
  });
  stopOnSignal(cloud.close);
  if (!json) console.log(startScreen(cloud));
  await cloud.warm;
  await seed(cloud);
  say("Ready.");
  if (!json) console.log("  Ready.\n");
  if (json)
    console.log(
      JSON.stringify({
        ready: true,
        pid: process.pid,
        api: cloud.url,
        twilio: cloud.twilio,
        mailbox: cloud.mailbox,
        issuer: cloud.issuer,
        dataDir: cloud.dataDir,
      }),
    );
}

function commandLine() {
  try {
    return parseArgs({
      options: {
        data: { type: "string", default: ".hearback" },
        port: { type: "string", default: "4000" },
        twilio: { type: "string" },
        template: { type: "string" },
        timings: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : ""}\n${USAGE}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_532) return port;
  throw new StartFailure(`--port ${text} is not a port: give a number from 0 to 65532.`);
}

function stopOnSignal(close: () => Promise<void>): void {
  let stoppingSince = 0;
  const stop = () => {
    // Ctrl-C under npm comes twice, from the terminal and from npm; whoever presses it again does not want to wait.
    if (stoppingSince > 0 && Date.now() - stoppingSince > AGAIN_AFTER_MS) process.exit(1);
    if (stoppingSince > 0) return;
    stoppingSince = Date.now();
    void close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}
