import { randomBytes } from "node:crypto";
import * as z from "zod";
import { privateJson } from "./private-file.ts";

const Credentials = z.object({ authToken: z.string(), apiKey: z.string(), apiSecret: z.string() });

/** What the emulated Twilio and the channel know each other by. */
export type TwilioCredentials = z.infer<typeof Credentials>;

/** The credentials in `file`, random for a new data folder. */
export function twilioCredentials(file: string): TwilioCredentials {
  return privateJson(file, Credentials, () => ({
    authToken: randomBytes(16).toString("hex"),
    apiKey: `SK${randomBytes(16).toString("hex")}`,
    apiSecret: randomBytes(16).toString("hex"),
  }));
}

/** The environment in which `local/twilio/main.ts` takes them: everybody on a computer sees the arguments of a process. */
export function twilioEnvironment(accountSid: string, credentials: TwilioCredentials): Record<string, string> {
  return {
    EMULATOR_ACCOUNT_SID: accountSid,
    EMULATOR_AUTH_TOKEN: credentials.authToken,
    EMULATOR_API_KEY: credentials.apiKey,
    EMULATOR_API_SECRET: credentials.apiSecret,
  };
}
