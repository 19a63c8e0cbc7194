// Twilio on this computer, as a process of its own: what Twilio holds survives a crash of ours.
//
//   node local/twilio/main.ts [--port 0] [--detached] [--webhook URL] [--fallback URL]
//     [--numbers +15555550100,whatsapp:+15555550100] [--messaging-service MG…] [--opt-out default|advanced|off] [--limit 50000]
//
//   EMULATOR_ACCOUNT_SID, EMULATOR_AUTH_TOKEN, EMULATOR_API_KEY, EMULATOR_API_SECRET
//     come by the environment, because everybody on a computer sees the arguments of a process;
//     what is left out is invented.
//
// Prints one line of JSON when it listens: {"ready":true,"port":…,"url":"http://127.0.0.1:…","phone":"…/phone",
// "accountSid":"AC…"}, and with invented secrets also "authToken", "apiKey" and "apiSecret".
// Ends when its standard input closes (that is, when its parent is gone) unless it is told --detached.
// The webhook can also be set later: POST /emulator/webhook {"url":"http://127.0.0.1:…/twilio/messages#rc=5&rp=all"}.
// A port in use or a wrong option: one sentence on standard error, exit code 1.
import { parseArgs } from "node:util";
import type { GivenOptions } from "./options.ts";
import { startTwilio } from "./start-twilio.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    detached: { type: "boolean", default: false },
    webhook: { type: "string" },
    fallback: { type: "string" },
    numbers: { type: "string" },
    "messaging-service": { type: "string" },
    "opt-out": { type: "string" },
    limit: { type: "string" },
  },
});
const { env } = process;
const given = Object.fromEntries(
  Object.entries({
    port: values.port,
    webhookUrl: values.webhook,
    fallbackUrl: values.fallback,
    numbers: values.numbers?.split(","),
    messagingServiceSid: values["messaging-service"],
    optOut: values["opt-out"],
    limit: values.limit,
    accountSid: env.EMULATOR_ACCOUNT_SID,
    authToken: env.EMULATOR_AUTH_TOKEN,
    apiKey: env.EMULATOR_API_KEY,
    apiSecret: env.EMULATOR_API_SECRET,
  }).filter(([, value]) => value !== undefined),
) as GivenOptions;

try {
  const { port, url, options, stop } = await startTwilio(given);
  const { accountSid, authToken, apiKey, apiSecret } = options;
  const invented = {
    ...(given.authToken === undefined && { authToken }),
    ...(given.apiKey === undefined && { apiKey }),
    ...(given.apiSecret === undefined && { apiSecret }),
  };
  console.log(JSON.stringify({ ready: true, port, url, phone: `${url}/phone`, accountSid, ...invented }));
  const end = () => void stop().then(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  if (!values.detached) process.stdin.once("end", end).once("close", end).resume();
} catch (error) {
  console.error(`The Twilio emulator did not start: ${reasonOf(error)}.`);
  process.exitCode = 1;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "EADDRINUSE" ? `port ${values.port} is in use` : message;
}
