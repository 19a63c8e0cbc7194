import type { Account } from "./account.ts";
import type { Inbound, Shape } from "./inbound-input.ts";
import { isWhatsapp, type Message } from "./message.ts";
import { optOutTypeOf } from "./opt-out.ts";

type Fields = Readonly<Record<string, string>>;
type Sent = { readonly account: Account; readonly message: Message; readonly inbound: Inbound; readonly shape: Shape };

/** The shape a message takes when none is asked for. */
export function shapeOf({ from, media, latitude, buttonText, repliedTo, shape, optOutType }: Inbound): Shape {
  if (shape !== undefined) return shape;
  if (!isWhatsapp(from)) return media.length > 0 ? "mms2images" : optOutType ? "smsViaMessagingService" : "sms";
  if (latitude !== undefined) return "whatsappLocation";
  if (buttonText !== undefined) return "whatsappButtonReply";
  if (repliedTo !== undefined) return "whatsappReply";
  const [kind] = media;
  if (kind === undefined) return "whatsappText";
  return kind.contentType === "text/vcard" ? "whatsappSharedContact" : "whatsappVoiceNote";
}

/** The fields of the webhook of an inbound message, as Twilio's captured requests have them. */
export function inboundPayload(sent: Sent): Fields {
  const { account, message, inbound, shape } = sent;
  const common = {
    SmsMessageSid: message.sid,
    NumMedia: String(message.media.length),
    SmsSid: message.sid,
    SmsStatus: "received",
    Body: inbound.body,
    To: message.to,
    NumSegments: shape === "mms2images" ? String(message.media.length) : message.segments,
    MessageSid: message.sid,
    AccountSid: account.options.accountSid,
    From: message.from,
    ApiVersion: "2010-04-01",
  };
  return { ...common, ...mediaFields(sent), ...(isWhatsapp(message.from) ? whatsappFields(sent) : smsFields(sent)) };
}

function smsFields({ message, inbound, shape, account }: Sent): Fields {
  if (shape === "mms2images") return { ToCountry: "US" };
  const countries = { ToCountry: "US", FromCountry: countryOf(message.from) };
  if (shape === "sms") {
    return { ...countries, ToState: "CA", ToCity: "", FromZip: "", FromState: "", FromCity: "", ToZip: "" };
  }
  const OptOutType = inbound.optOutType ?? optOutTypeOf(inbound.body, account.optOut);
  const MessagingServiceSid = account.options.messagingServiceSid;
  return { ...countries, MessagingServiceSid, ...(OptOutType !== undefined && { OptOutType }) };
}

function mediaFields({ account, message }: Sent): Fields {
  const folder = `https://api.twilio.com/2010-04-01/Accounts/${account.options.accountSid}/Messages/${message.sid}/Media`;
  const fields = message.media.flatMap((sid, index) => [
    [`MediaContentType${index}`, account.media.get(sid)?.contentType ?? "application/octet-stream"],
    [`MediaUrl${index}`, `${folder}/${sid}`],
  ]);
  return Object.fromEntries(fields);
}

const messageTypes: Readonly<Partial<Record<Shape, string>>> = {
  whatsappLocation: "location",
  whatsappButtonReply: "interactive",
  whatsappSharedContact: "contacts",
};

function whatsappFields(sent: Sent): Fields {
  const { inbound, shape } = sent;
  const person = personFields(inbound);
  const special = specialFields(sent);
  const { ButtonText, Forwarded, FrequentlyForwarded } = special;
  const context = { ...(shape === "whatsappButtonReply" && { ButtonText, Forwarded, FrequentlyForwarded }), ...person };
  return {
    ...person,
    ...(isPhoneless(inbound.from) && { ExternalUserId: inbound.from }),
    ReferralNumMedia: "0",
    MessageType: messageTypes[shape] ?? mediaTypeOf(inbound) ?? "text",
    ...special,
    ChannelMetadata: JSON.stringify({ type: "whatsapp", data: { context } }),
  };
}

function specialFields({ inbound, shape, message }: Sent): Fields {
  const replied = {
    OriginalRepliedMessageSender: message.to,
    OriginalRepliedMessageSid: inbound.repliedTo ?? "MM00000000000000000000000000000009",
  };
  if (shape === "whatsappReply") return replied;
  if (shape === "whatsappLocation") return locationFields(inbound);
  if (shape !== "whatsappButtonReply") return {};
  const ButtonText = inbound.buttonText ?? inbound.body;
  const ButtonPayload = inbound.buttonPayload ?? "";
  const ExternalUserId = isPhoneless(inbound.from) ? inbound.from : "whatsapp:ID.0000000000000000";
  return { ...replied, ExternalUserId, FrequentlyForwarded: "false", Forwarded: "false", ButtonText, ButtonPayload };
}

function locationFields({ latitude, longitude, label, address }: Inbound): Fields {
  const optional = { ...(label !== undefined && { Label: label }), ...(address !== undefined && { Address: address }) };
  return { Latitude: latitude ?? "0", Longitude: longitude ?? "0", ...optional };
}

function personFields({ from, profileName }: Inbound): Fields {
  const WaId = from.slice("whatsapp:".length).replace("+", "");
  return { ...(profileName !== undefined && { ProfileName: profileName }), ...(!isPhoneless(from) && { WaId }) };
}

function mediaTypeOf({ media: [first] }: Inbound): string | undefined {
  const kind = first?.contentType.split("/")[0];
  return kind === undefined || ["audio", "image", "video"].includes(kind) ? kind : "document";
}

// Who hides the number on WhatsApp writes from `whatsapp:GR.13491208655302741918`.
const isPhoneless = (from: string): boolean => !from.startsWith("whatsapp:+");

// The country field is Twilio's guess by prefix; the emulator knows a few.
const countries: readonly (readonly [prefix: string, country: string])[] = [
  ["+1", "US"],
  ["+30", "GR"],
  ["+33", "FR"],
  ["+34", "ES"],
  ["+44", "GB"],
  ["+49", "DE"],
];
const countryOf = (from: string): string => countries.find(([prefix]) => from.startsWith(prefix))?.[1] ?? "";
