import * as z from "zod";
import type { Address, Channel } from "./handles.ts";

/** What a media object is; the object itself stays at the provider until it is sealed. */
export type AttachmentKind = "photo" | "voice" | "video" | "document" | "contact" | "location";
export type Location = { readonly latitude: string; readonly longitude: string; readonly label: string };

/** An inbound message, reduced to the fields that we are willing to look at. In memory only. */
export type Inbound = {
  readonly providerId: string | undefined;
  readonly accountSid: string;
  readonly to: string;
  readonly from: Address;
  readonly channel: Channel;
  readonly body: string;
  readonly profileName: string;
  readonly optOutType: "STOP" | "START" | "HELP" | undefined;
  readonly attachments: readonly { readonly kind: AttachmentKind; readonly url: string }[];
  readonly location: Location | undefined;
  /** What was chosen from buttons or a list, where the body does not say it. */
  readonly choices: readonly string[];
};

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** WhatsApp carries 4,096 characters, SMS 1,600; what is longer is no message of theirs. */
const mostText = 8_192;
const mostMedia = 10;
const field = (limit: number) =>
  z
    .string()
    .catch("")
    .transform((value) => value.slice(0, limit));

const [id, party, words, label, degrees] = [field(64), field(160), field(mostText), field(256), field(32)];

/** The allow-list. Twilio adds fields without notice: whatever is not named here is never read. */
const Fields = z.object({
  MessageSid: id,
  SmsMessageSid: id,
  SmsSid: id,
  AccountSid: id,
  To: party,
  From: party,
  Body: words,
  ButtonText: words,
  ButtonPayload: label,
  ListTitle: label,
  ListId: label,
  ProfileName: label,
  OptOutType: z.enum(["STOP", "START", "HELP"]).optional().catch(undefined),
  NumMedia: z.coerce.number().int().min(0).max(mostMedia).catch(0),
  Latitude: degrees,
  Longitude: degrees,
  Label: label,
  Address: label,
});

/** Reads a webhook's form. It never throws: what is missing or odd is empty, and the message is kept all the same. */
export const readInbound = (form: Form): Inbound => {
  const fields = Fields.parse(form);
  const body = wellFormed(fields.Body || fields.ButtonText || fields.ListTitle);
  const whatsapp = fields.From.startsWith("whatsapp:") || fields.To.startsWith("whatsapp:");
  return {
    providerId: fields.MessageSid || fields.SmsMessageSid || fields.SmsSid || undefined,
    accountSid: fields.AccountSid,
    to: fields.To,
    from: fields.From as Address,
    channel: whatsapp ? "whatsapp" : "sms",
    body,
    profileName: fields.ProfileName,
    optOutType: fields.OptOutType,
    attachments: Array.from({ length: fields.NumMedia }, (_, index) => attachment(form, index)),
    location: locationOf(fields),
    choices: choicesOf(fields).filter((choice) => choice !== body),
  };
};

/** Half a surrogate pair and NUL can be neither stored nor sent: they become the replacement character. */
export const wellFormed = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

const attachment = (form: Form, index: number) => {
  const type = z.string().catch("").parse(form[`MediaContentType${index}`]);
  const url = z.string().catch("").parse(form[`MediaUrl${index}`]).slice(0, 512);
  return { kind: kindOf(type), url };
};

/** What a media object is, by its content type. */
export const kindOf = (contentType: string): AttachmentKind => {
  if (contentType.startsWith("image/")) return "photo";
  if (contentType.startsWith("audio/")) return "voice";
  if (contentType.startsWith("video/")) return "video";
  return contentType.includes("vcard") ? "contact" : "document";
};

const choicesOf = ({ ButtonText, ButtonPayload, ListTitle, ListId }: z.infer<typeof Fields>): readonly string[] =>
  [...new Set([ButtonText, ButtonPayload, ListTitle, ListId].map(wellFormed))].filter(Boolean);

const locationOf = ({ Latitude, Longitude, Label, Address: street }: z.infer<typeof Fields>): Location | undefined =>
  Latitude && Longitude
    ? { latitude: Latitude, longitude: Longitude, label: [Label, street].filter(Boolean).join(", ") }
    : undefined;
