import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { twilioAddress } from "../../functions/domain/settings/our-numbers.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { twilioCredentials, twilioEnvironment } from "../../local/twilio-credentials.ts";

export type TwilioApart = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

const script = fileURLToPath(new URL("../../local/twilio/main.ts", import.meta.url));

/** Twilio as a process of its own that no crash of ours touches, with the credentials of a data folder. */
export const startTwilioApart = async (dataDir: string, { twilio, programmes }: Settings): Promise<TwilioApart> => {
  const numbers = programmes.flatMap((programme) =>
    programme.numbers.map(({ channel, address }) => twilioAddress(channel, address)),
  );
  const child = spawn(process.execPath, [script, "--detached", "--numbers", numbers.join(",")], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      ...twilioEnvironment(twilio.accountSid, twilioCredentials(join(dataDir, "twilio.json"))),
    },
  });
  const exited = once(child, "exit");
  const [line] = (await Promise.race([
    once(child.stdout, "data"),
    exited.then(() => Promise.reject(new Error("Twilio's emulator did not start."))),
  ])) as [Buffer];
  const { url } = JSON.parse(line.toString("utf8")) as { url: string };
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return { url, pid: child.pid ?? 0, stop };
};
