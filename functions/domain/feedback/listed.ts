import type { Address } from "./handles.ts";
import { type Inbound, kindOf, wellFormed } from "./inbound.ts";

/** An inbound message as the provider's list holds it, with its media. */
export type Listed = {
  readonly providerId: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly { readonly contentType: string; readonly url: string }[];
  readonly sentAt: Date;
};

/** The message as the webhook would have brought it, but for what the list does not hold. In memory only. */
export const inboundOf = ({ providerId, accountSid, from, to, body, media }: Listed): Inbound => ({
  providerId,
  accountSid,
  from: from as Address,
  to,
  channel: from.startsWith("whatsapp:") || to.startsWith("whatsapp:") ? "whatsapp" : "sms",
  body: wellFormed(body),
  profileName: "",
  optOutType: undefined,
  attachments: media.map(({ contentType, url }) => ({ kind: kindOf(contentType), url })),
  location: undefined,
  choices: [],
});
