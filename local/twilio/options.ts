import * as z from "zod";
import { isLoopback } from "./loopback.ts";
import { newSid } from "./sid.ts";

const loopbackUrl = z.url().refine(isLoopback, "must be an address of this computer: nothing leaves it");

export const optOuts = ["default", "advanced", "off"] as const;
export type OptOut = (typeof optOuts)[number];

const schema = z.strictObject({
  port: z.coerce.number().int().min(0).max(65535).default(0),
  accountSid: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/)
    .default(() => newSid("AC")),
  authToken: z
    .string()
    .min(8)
    .max(64)
    .default(() => newSid("")),
  apiKey: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/)
    .default(() => newSid("SK")),
  apiSecret: z
    .string()
    .min(8)
    .max(64)
    .default(() => newSid("")),
  webhookUrl: loopbackUrl.optional(),
  fallbackUrl: loopbackUrl.optional(),
  /** Our senders at Twilio, `+1555…` and `whatsapp:+1555…`; with none given every sender is taken for ours. */
  numbers: z.array(z.string().min(3).max(140)).max(50).default([]),
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/)
    .default(() => newSid("MG")),
  /**
   * `default`: Twilio answers STOP, START and HELP of SMS itself and blocks; `advanced`: so it does with fewer words, and
   * says in OptOutType what it took them for; `off`: it passes them on.
   */
  optOut: z.enum(optOuts).default("default"),
  /** How many messages are kept; the oldest go first, and are counted. */
  limit: z.coerce.number().int().min(1).max(200_000).default(50_000),
});

/** What a Twilio account of the emulator is made of; what is left out is invented at random. */
export type TwilioOptions = z.infer<typeof schema>;

/** The options as given, before defaults. */
export type GivenOptions = z.input<typeof schema>;

/** Complete and checked options, or an error with one sentence an option. */
export function optionsOf(given: GivenOptions): TwilioOptions {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // Names and reasons only: values may be secrets.
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}
