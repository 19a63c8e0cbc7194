import { isWhatsapp, type Message } from "./message.ts";

/** The form of a status callback, field by field as Twilio sends it. */
export function statusPayload(message: Message, accountSid: string, now: number): Record<string, string> {
  return {
    SmsSid: message.sid,
    SmsStatus: message.status,
    MessageStatus: message.status,
    To: message.to,
    MessageSid: message.sid,
    AccountSid: accountSid,
    From: message.from,
    ApiVersion: "2010-04-01",
    ...(message.messagingServiceSid !== null && { MessagingServiceSid: message.messagingServiceSid }),
    ...(message.errorCode !== null && { ErrorCode: String(message.errorCode) }),
    ...(isWhatsapp(message.to) ? channelFields(message) : carrierFields(message, now)),
  };
}

function channelFields({ to, errorMessage }: Message): Record<string, string> {
  const masked = `${to.slice("whatsapp:".length, -4)}XXXX`;
  return {
    ChannelToAddress: masked,
    ChannelPrefix: "whatsapp",
    ...(errorMessage !== null && { ChannelStatusMessage: errorMessage }),
  };
}

// The carrier's time of delivery, YYMMDDhhmm, comes with the last status of an SMS.
function carrierFields({ status }: Message, now: number): Record<string, string> {
  if (status !== "delivered" && status !== "undelivered") return {};
  return { RawDlrDoneDate: new Date(now).toISOString().replace(/\D/g, "").slice(2, 12) };
}
