import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { texts } from "../functions/domain/conversation/texts.ts";
import type { Language } from "../functions/domain/language/language.ts";
import type { LambdaFunction } from "./lambda/lambda-function.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const Settings = z.object({
  society: z.object({ name: z.string() }),
  twilio: z.object({
    accountSid: z.string(),
    keywords: z.string().default("default"),
    templates: z.record(z.string(), z.string()).default({}),
  }),
  programmes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      timeZone: z.string().default("UTC"),
      digest: z.object({ weekday: z.enum(weekdays), hour: z.number() }).default({ weekday: "monday", hour: 8 }),
      numbers: z.array(z.object({ channel: z.enum(["sms", "whatsapp"]), address: z.string() })),
    }),
  ),
});

/** What the local cloud needs to know of the settings: whose channel it is and where people write to. */
export type Deployment = {
  readonly society: string;
  readonly accountSid: string;
  /** Which words of an SMS Twilio acts on by itself. */
  readonly keywords: string;
  /** What each approved template says, by its id at Twilio. */
  readonly templates: Readonly<Record<string, string>>;
  readonly programmes: readonly {
    readonly id: string;
    readonly name: string;
    readonly numbers: readonly string[];
    readonly timeZone: string;
    readonly digest: { readonly weekday: (typeof weekdays)[number]; readonly hour: number };
  }[];
};

/** The settings that lie beside the bundles, which are the ones that the functions run with. */
export function deployment(lambdas: readonly Pick<LambdaFunction, "file">[]): Deployment | undefined {
  const file = lambdas.map((lambda) => join(dirname(lambda.file), "settings.json")).find((path) => existsSync(path));
  if (!file) return undefined;
  const { society, twilio, programmes } = Settings.parse(JSON.parse(readFileSync(file, "utf8")));
  const addressOf = ({ channel, address }: { channel: string; address: string }) =>
    channel === "whatsapp" ? `whatsapp:${address}` : address;
  return {
    society: society.name,
    accountSid: twilio.accountSid,
    keywords: twilio.keywords,
    templates: Object.fromEntries(
      Object.entries(twilio.templates).map(([language, sid]) => [sid, templateIn(language)]),
    ),
    programmes: programmes.map(({ numbers, ...programme }) => ({ ...programme, numbers: numbers.map(addressOf) })),
  };
}

/** As it was handed in for approval: the text of ours, with the place of the code as WhatsApp writes it. */
const templateIn = (language: string): string => texts[language as Language].answerWaits.replace("{code}", "{{1}}");
