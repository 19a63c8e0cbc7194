import { type Account, logError } from "./account.ts";
import { startDelivery } from "./delivery.ts";
import { keepMessage } from "./keep-message.ts";
import type { Message } from "./message.ts";
import type { Outcome } from "./post-signed.ts";

/**
 * Does what our answer to a webhook tells Twilio to do. An empty `<Response/>` is all we ever mean to say; a
 * `<Message>` or a plain text is sent as Twilio would send it, and noted as unexpected.
 */
export function obeyAnswer(account: Account, inbound: Message, { contentType, text }: Outcome): void {
  const answer = text.trim();
  if (answer === "") return;
  const isXml = contentType.includes("xml") || contentType.includes("html");
  const isTwiml = isXml && answer.includes("<Response");
  if (isXml && !isTwiml) logError(account, 12100, inbound.sid, "not a TwiML document");
  for (const body of isXml ? messagesIn(answer) : [answer]) {
    logError(account, 14101, inbound.sid, "unexpected: the answer to a webhook sent a message");
    const reply = { direction: "outbound-reply", status: "queued", from: inbound.to, to: inbound.from, body } as const;
    startDelivery(account, keepMessage(account, reply));
  }
}

// By position, not by a regular expression: what is read here comes from outside.
function messagesIn(twiml: string): readonly string[] {
  const parts = twiml.split("<Message").slice(1, 11);
  return parts.flatMap((part) => {
    const start = part.indexOf(">") + 1;
    const end = part.indexOf("</Message>");
    return end > start ? [withoutTags(part.slice(start, end)).trim()] : [];
  });
}

function withoutTags(xml: string): string {
  const text = xml.split("<").map((part, index) => (index === 0 ? part : part.slice(part.indexOf(">") + 1)));
  return text
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
