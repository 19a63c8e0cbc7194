import * as z from "zod";
import { clocks, retention } from "./settings/clocks.ts";
import { count, hours, httpsOrigin, label, language, mailAddress, slug } from "./settings/field.ts";
import { programme } from "./settings/programme.ts";
import { sayMissing, settingsError } from "./settings/settings-error.ts";
import { refuseContradictions } from "./settings/unique.ts";

const society = z.strictObject({ id: slug, name: label }).describe("The National Society that runs the channel.");

const twilio = z.strictObject({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/, "must be AC and 32 hexadecimal digits, as Twilio shows it"),
  apiUrl: httpsOrigin.default("https://api.twilio.com").describe("Twilio's API; a regional edge is possible."),
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/, "must be MG and 32 hexadecimal digits, as Twilio shows it")
    .optional(),
  keywords: z
    .enum(["default", "advanced"], "must be default or advanced")
    .default("default")
    .describe(
      "Which words of an SMS Twilio answers by itself: `default`, its own list; `advanced`, Advanced Opt-Out of a Messaging Service, which names them in OptOutType.",
    ),
  templates: z
    .partialRecord(language, z.string().regex(/^HX[0-9a-f]{32}$/, "must be HX and 32 hexadecimal digits"))
    .default({})
    .describe("The approved template of each language that says: an answer waits, send READ. {{1}} is the code."),
  prices: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency code of three capital letters"),
      smsSegment: z.number().min(0).max(10),
      whatsappMessage: z.number().min(0).max(10),
    })
    .optional()
    .describe("What Twilio charges for a segment and a message; shown to officers before they answer."),
});

const mail = z
  .strictObject({ from: mailAddress, replyTo: mailAddress.optional() })
  .describe("The sender of notices and digests; SES must have verified the domain of `from`.");

const outsidePerson = z
  .strictObject({ name: label.optional(), email: mailAddress })
  .describe("Somebody outside the programmes, for conflicts of interest, break-glass and escalation.");

const conversation = z.strictObject({
  automaticMessagesPerHour: count(1, 20).default(2).describe("Messages to one person that nobody asked for."),
  commandsPerHour: count(1, 100)
    .default(10)
    .describe("Commands of one person that are answered; STOP and DELETE always are."),
  statusTriesPerDay: count(1, 50).default(5).describe("STATUS of one person with a code of somebody else."),
  quietHours: hours
    .default({ from: "21:00", to: "07:00" })
    .describe("No officer's answer then, but for what is urgent and for somebody who wrote within the hour."),
  afterClosing: z
    .enum(["reopen", "new"], "must be reopen or new")
    .default("reopen")
    .describe("What a message after closing does: it reopens the record within `reopenDays`, or opens a new one."),
  reopenDays: count(0, 90).default(14),
  callBridge: z
    .enum(["off", "on"], "must be off or on")
    .default("off")
    .describe(
      "`on`: HUMAN and a missed call ask for a call, and officers may call through the provider, so that neither sees the other's number. The programme's SMS number must be able to call.",
    ),
  newMatterAfterHours: count(1, 720)
    .default(12)
    .describe("After so long a silence a message about something else opens a record of its own."),
});

const suppression = z
  .strictObject({ k: count(2, 100).default(5), percentageBase: count(2, 1_000).default(20) })
  .describe("Counts below `k` are never shown, nor percentages of fewer than `percentageBase`.");

const throttling = z
  .strictObject({
    rate: count(1, 10_000).default(100),
    burst: count(1, 5_000).default(200),
    perPersonAndMinute: count(10, 100_000).default(1_200),
  })
  .describe("Requests a second that the API takes, in one burst, and of one person in a minute.");

const languageModel = z
  .strictObject({
    modelId: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.:-]{2,99}$/, "must be the id of a model or of an inference profile on Amazon Bedrock"),
    patienceSeconds: count(1, 10).default(3).describe("How long a record waits for it before it is opened."),
  })
  .optional()
  .describe(
    "Off where it is left out. A model on Amazon Bedrock that sees the stripped text of what the rules found harmless, and may only raise its sensitivity; it is not asked while the account logs model invocations.",
  );

/** What CloudWatch can keep logs for. */
const logRetentionDays = z
  .literal(
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365],
    "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365",
  )
  .default(30);

const schema = z
  .strictObject({
    society,
    publicUrl: httpsOrigin.describe("Where Twilio reaches the channel; signatures are checked over it."),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be an AWS region such as eu-central-1"),
    certificateArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/, "must be the ARN of a certificate")
      .optional()
      .describe("With it the channel answers at the host of `publicUrl` and nowhere else."),
    twilio,
    mail,
    consoleOrigins: z.array(httpsOrigin).min(1, "must name at least one origin").max(10),
    programmes: z.array(programme).min(1, "must name at least one programme").max(50),
    outsidePerson,
    operators: z.array(mailAddress).max(20).default([]).describe("Who gets the alarms of the system by mail."),
    clocks: clocks.prefault({}),
    retention: retention.prefault({}),
    sealing: z.enum(["all", "complaints", "none"], "must be all, complaints or none").default("all"),
    transcription: z
      .enum(["off", "on"], "must be off or on")
      .default("off")
      .describe("On, Amazon Transcribe hears voice notes of WhatsApp while they are taken over; it stores nothing."),
    twilioRedaction: z.enum(["off", "on"], "must be off or on").default("off"),
    suppression: suppression.prefault({}),
    messagePrice: z
      .strictObject({
        amount: z.number().min(0).max(100),
        currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code"),
      })
      .optional()
      .describe("What a message in or out costs, all in; digests then tell what a record costs."),
    conversation: conversation.prefault({}),
    concerns: z
      .strictObject({ excludeSiteStaff: z.boolean().default(true) })
      .prefault({})
      .describe("Whether everybody of a site is kept from reports about us there."),
    languageModel,
    logRetentionDays,
    throttling: throttling.prefault({}),
  })
  .superRefine(refuseContradictions);

/** What a deployment is. Every default is filled in. */
export type Settings = z.infer<typeof schema>;

/** Settings from the content of a settings file, with every default filled in; throws a `SettingsError`. */
export function parseSettings(json: unknown): Settings {
  const { data, error } = schema.safeParse(json, { error: sayMissing });
  if (error) throw settingsError(error);
  return data;
}
