import * as z from "zod";

const text = z.string().max(256);
const coordinate = z.union([z.number(), z.string().max(40)]).transform(String);

/** The shapes in which Twilio passes on what people send. */
export const shapes = [
  "sms",
  "smsViaMessagingService",
  "mms2images",
  "whatsappText",
  "whatsappVoiceNote",
  "whatsappLocation",
  "whatsappButtonReply",
  "whatsappReply",
  "whatsappSharedContact",
] as const;

const attachment = z.strictObject({
  contentType: z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/),
  /** The file in base64; without it a few invented bytes. */
  base64: z.string().max(7_000_000).optional(),
});

/** A message from a phone, as `POST /emulator/inbound` takes it. */
export const inboundInput = z.strictObject({
  /** `+1555…`, `whatsapp:+1555…` or a business-scoped id `whatsapp:GR.13491208655302741918`. */
  from: z.string().min(1).max(160),
  to: z.string().min(1).max(160),
  body: z.string().max(20_000).default(""),
  shape: z.enum(shapes).optional(),
  profileName: text.optional(),
  media: z.array(attachment).max(10).default([]),
  latitude: coordinate.optional(),
  longitude: coordinate.optional(),
  label: text.optional(),
  address: text.optional(),
  buttonText: text.optional(),
  buttonPayload: text.optional(),
  /** The message that this one answers. */
  repliedTo: text.optional(),
  optOutType: z.enum(["STOP", "START", "HELP"]).optional(),
  /** The body as it stands in the form, percent-encoded by you: lone surrogates `%ED%A0%80`, broken escapes `%zz`. */
  rawBody: z.string().max(20_000).optional(),
  /** Fields to add or replace; null leaves one out. */
  fields: z.record(z.string().min(1).max(100), z.string().max(4_000).nullable()).default({}),
  /** Answer only when our webhook has answered. */
  wait: z.boolean().default(false),
});

/** A message from a phone. */
export type Inbound = z.infer<typeof inboundInput>;
export type Shape = (typeof shapes)[number];
