import { createHash } from "node:crypto";
import type { Account } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { pageOf } from "./page.ts";

/** How the account is set up: its numbers, its Messaging Service, its WhatsApp senders. Undefined for other addresses. */
export function answerConfiguration(account: Account, url: URL): Answer | undefined {
  const { accountSid, messagingServiceSid } = account.options;
  const path = url.pathname.replace(/\.json$/, "");
  if (path === `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`) return phoneNumbers(account, url);
  if (path === `/v1/Services/${messagingServiceSid}`) return jsonAnswer(messagingService(account));
  if (path === "/v2/Channels/Senders") return jsonAnswer({ senders: senders(account), meta: onePage(url) });
  const sender = senders(account).find(({ sid }) => path === `/v2/Channels/Senders/${sid}`);
  return sender && jsonAnswer(sender);
}

function phoneNumbers(account: Account, url: URL): Answer {
  const wanted = url.searchParams.get("PhoneNumber") ?? "";
  const { items, fields } = pageOf(
    account.options.numbers
      .filter((number) => number.startsWith("+") && number.includes(wanted))
      .map((number) => phoneNumber(account, number)),
    url,
  );
  return jsonAnswer({ ...fields, incoming_phone_numbers: items });
}

function phoneNumber({ options, webhook }: Account, number: string) {
  return {
    sid: sidOf("PN", number),
    account_sid: options.accountSid,
    phone_number: number,
    sms_url: webhook.url ?? "",
    sms_method: "POST",
    sms_fallback_url: webhook.fallbackUrl ?? "",
    sms_fallback_method: "POST",
    sms_application_sid: "",
    status_callback: "",
    voice_url: webhook.voiceUrl ?? "",
    voice_method: "POST",
    capabilities: { sms: true, mms: true, voice: true, fax: false },
  };
}

function messagingService({ options, webhook }: Account) {
  return {
    sid: options.messagingServiceSid,
    account_sid: options.accountSid,
    inbound_request_url: webhook.url ?? null,
    inbound_method: "POST",
    fallback_url: webhook.fallbackUrl ?? null,
    fallback_method: "POST",
    status_callback: null,
    use_inbound_webhook_on_number: false,
  };
}

function senders({ options, webhook }: Account) {
  return options.numbers
    .filter((number) => number.startsWith("whatsapp:"))
    .map((number) => ({
      sid: sidOf("XE", number),
      sender_id: number,
      status: "ONLINE",
      webhook: {
        callback_url: webhook.url ?? null,
        callback_method: "POST",
        fallback_url: webhook.fallbackUrl ?? null,
        fallback_method: "POST",
        status_callback_url: null,
      },
    }));
}

const onePage = (url: URL) => ({ key: "senders", page: 0, page_size: 50, next_page_url: null, url: url.href });

/** The same number has the same id at every start. */
const sidOf = (prefix: string, number: string): string =>
  prefix + createHash("sha256").update(number).digest("hex").slice(0, 32);
