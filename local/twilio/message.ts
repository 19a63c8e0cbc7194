import { rfc2822 } from "./clock.ts";
import type { Shape } from "./inbound-input.ts";

/** The states of a message at Twilio that the emulator uses. */
export type MessageStatus =
  | "accepted"
  | "queued"
  | "sent"
  | "delivered"
  | "undelivered"
  | "failed"
  | "read"
  | "received"
  | "canceled";

/** A message that Twilio holds. Times are milliseconds of the emulator's clock. */
export type Message = {
  readonly sid: string;
  readonly direction: "inbound" | "outbound-api" | "outbound-reply";
  readonly from: string;
  readonly to: string;
  body: string;
  readonly segments: string;
  readonly messagingServiceSid: string | null;
  readonly statusCallback: string | null;
  readonly contentSid: string | null;
  /** The shape of the webhook of an inbound message. */
  readonly shape: Shape | null;
  readonly created: number;
  /** The order in which Twilio took messages; a moved clock does not change it. */
  readonly sequence: number;
  /** Grows with each change of any message: what a poll asks for. */
  version: number;
  media: string[];
  sent: number | null;
  updated: number;
  status: MessageStatus;
  errorCode: number | null;
  errorMessage: string | null;
  /** What our webhook answered, try by try; 0 stands for no answer. */
  readonly answers: number[];
};

/** Whether an address is one of WhatsApp. */
export const isWhatsapp = (address: string): boolean => address.startsWith("whatsapp:");

/** Whether nothing will happen to a message any more, so that it may be erased. */
export const isFinal = ({ status }: Message): boolean => status !== "accepted" && status !== "queued";

/** A message as the API of 2010-04-01 shows it. */
export function messageResource(message: Message, accountSid: string): Record<string, unknown> {
  const path = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.created),
    date_sent: message.sent === null ? null : rfc2822(message.sent),
    date_updated: rfc2822(message.updated),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorMessage,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: message.segments,
    price: null,
    price_unit: "USD",
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${path}/Media.json` },
    to: message.to,
    uri: `${path}.json`,
  };
}
