import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { StartFailure } from "./start-failure.ts";
import { type TwilioCredentials, twilioEnvironment } from "./twilio-credentials.ts";

/** Twilio as the channel sees it, ours or one that runs already. */
export type Twilio = { readonly url: string; readonly close: () => Promise<void> };

/** What the emulated account is. */
export type TwilioAccount = {
  readonly accountSid: string;
  readonly credentials: TwilioCredentials;
  /** `+1555…` and `whatsapp:+1555…` */
  readonly numbers: readonly string[];
  readonly webhook: string;
  /** Who is asked what to do with a call. */
  readonly voiceWebhook: string;
  /** Which words of an SMS it acts on by itself, and what its templates say. */
  readonly setup: { readonly optOut: string; readonly templates: Readonly<Record<string, string>> };
};

const MAIN = fileURLToPath(new URL("./twilio/main.ts", import.meta.url));

/** Starts the emulated Twilio as a process of its own, which ends when we do. */
export async function startTwilio(port: number, account: TwilioAccount): Promise<Twilio> {
  const args = [MAIN, "--port", String(port), "--webhook", account.webhook, "--numbers", account.numbers.join(",")];
  const child = spawn(process.execPath, args, {
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: Ctrl-C reaches us alone, and we end it in order.
    detached: true,
    env: { PATH: process.env.PATH, ...twilioEnvironment(account.accountSid, account.credentials) },
  });
  const exited = once(child, "exit").catch(() => undefined);
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  await Promise.race([once(child.stdout, "data"), exited]);
  if (child.exitCode !== null)
    throw new StartFailure(Buffer.concat(complaints).toString().trim() || "Twilio's emulator ended.");
  const close = async () => {
    child.stdin.end();
    await exited;
  };
  const url = `http://127.0.0.1:${port}`;
  await reach(url, "/emulator/webhook", { voiceUrl: account.voiceWebhook });
  await reach(url, "/emulator/setup", account.setup);
  return { url, close };
}

/** Takes the emulated Twilio that runs at `url` and tells it where our webhook is. */
export async function attachTwilio(
  url: string,
  { accountSid, webhook, voiceWebhook, setup }: TwilioAccount,
): Promise<Twilio> {
  const { accountSid: theirs } = await reach(url, "/emulator/account");
  if (theirs !== accountSid)
    throw new StartFailure(`The Twilio emulator at ${url} has another account than settings.json.`);
  await reach(url, "/emulator/webhook", { url: webhook, voiceUrl: voiceWebhook });
  await reach(url, "/emulator/setup", setup);
  return { url, close: async () => {} };
}

const headers = { "x-emulator": "hearback", "content-type": "application/json" };

async function reach(url: string, path: string, body?: object): Promise<{ readonly accountSid?: string }> {
  const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  const response = await fetch(url + path, init).catch(() => undefined);
  if (!response?.ok) throw new StartFailure(`There is no Twilio emulator at ${url}: start local/twilio/main.ts first.`);
  return (await response.json()) as { accountSid?: string };
}
