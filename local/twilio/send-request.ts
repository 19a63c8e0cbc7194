import type { Account } from "./account.ts";
import { pairOf } from "./account.ts";
import { isLoopback } from "./loopback.ts";
import { isWhatsapp } from "./message.ts";

/** What a send asks for, as Twilio's parameters say it; empty when left out. */
export type SendRequest = {
  readonly to: string;
  readonly from: string;
  readonly messagingServiceSid: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly contentSid: string;
  readonly contentVariables: string;
  readonly statusCallback: string;
};

/** Reads a send out of its form. */
export function sendRequestOf(form: URLSearchParams): SendRequest {
  const field = (name: string): string => form.get(name) ?? "";
  return {
    to: field("To"),
    from: field("From"),
    messagingServiceSid: field("MessagingServiceSid"),
    body: field("Body"),
    mediaUrls: form.getAll("MediaUrl"),
    contentSid: field("ContentSid"),
    contentVariables: field("ContentVariables"),
    statusCallback: field("StatusCallback"),
  };
}

/** The number a messaging service would send from: the first of ours on the channel. */
export function senderOf({ options }: Account, { from, to }: SendRequest): string {
  return from || (options.numbers.find((number) => isWhatsapp(number) === isWhatsapp(to)) ?? "+15005550006");
}

// Twilio's own magic numbers: https://www.twilio.com/docs/iam/test-credentials
const magicTo: Readonly<Record<string, number>> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};
const magicFrom: Readonly<Record<string, number>> = {
  "+15005550001": 21212,
  "+15005550007": 21606,
  "+15005550008": 21611,
};

/** The code a send is refused with, or undefined when Twilio would take it. */
export function refusalOf(account: Account, send: SendRequest): number | undefined {
  if (send.to === "") return 21604;
  if (send.from === "" && send.messagingServiceSid === "") return 21603;
  if (send.body === "" && send.mediaUrls.length === 0 && send.contentSid === "") return 21602;
  if (!isAddress(send.to)) return 21211;
  return refusalOfNumbers(account, send) ?? refusalOfContent(send);
}

function refusalOfNumbers(account: Account, send: SendRequest): number | undefined {
  const { to, from } = send;
  const { numbers } = account.options;
  if (from !== "" && isWhatsapp(from) !== isWhatsapp(to)) return 21910;
  const magic = magicTo[to] ?? magicFrom[from];
  if (magic !== undefined) return magic;
  if (from !== "" && numbers.length > 0 && !numbers.includes(from)) return isWhatsapp(from) ? 63007 : 21606;
  return account.optedOut.has(pairOf(to, senderOf(account, send))) ? 21610 : undefined;
}

function refusalOfContent({ body, mediaUrls, contentSid, contentVariables, statusCallback }: SendRequest) {
  if ([...body].length > 1600) return 21617;
  if (mediaUrls.length > 10 || !mediaUrls.every((url) => URL.canParse(url))) return 21620;
  if (contentSid !== "" && !/^HX[0-9a-f]{32}$/.test(contentSid)) return 21655;
  if (contentVariables !== "" && !isRecordOfTexts(contentVariables)) return 21656;
  return statusCallback === "" || isLoopback(statusCallback) ? undefined : 21609;
}

// A phone number in E.164, with or without the channel, or a business-scoped id of WhatsApp: `whatsapp:GR.1349120865`.
const isAddress = (address: string): boolean =>
  /^(?:whatsapp:)?\+[1-9]\d{6,14}$/.test(address) || /^whatsapp:[A-Z]{2}\.[0-9A-Za-z.]{1,128}$/.test(address);

function isRecordOfTexts(json: string): boolean {
  try {
    const variables: unknown = JSON.parse(json);
    if (typeof variables !== "object" || variables === null) return false;
    return Object.values(variables).every((value) => typeof value === "string");
  } catch {
    return false;
  }
}
