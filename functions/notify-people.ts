import type { SendMail } from "./adapters/mail.ts";
import type { TwilioMessages } from "./adapters/twilio-messages.ts";
import type { NoticeWords } from "./domain/feedback/notice-words.ts";
import type { Recipient } from "./domain/feedback/on-duty.ts";
import type { Delivery } from "./domain/feedback/telling.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type NotifyPeopleParts = {
  readonly mail: SendMail;
  readonly messages: Pick<TwilioMessages, "send">;
  readonly log: Log;
};

/** Tells several people, each by themselves: one delivery that fails stops no other. */
export const notifyPeople = async (
  parts: NotifyPeopleParts,
  wordsFor: (to: Recipient) => NoticeWords,
  deliveries: readonly Delivery[],
  smsNumber: string | undefined,
): Promise<{ readonly delivered: readonly string[]; readonly failed: number }> => {
  const results = await Promise.allSettled(
    deliveries.map(async (delivery) => {
      const { by, to } = delivery;
      const { subject, mail, text } = wordsFor(to);
      await (by === "mail"
        ? parts.mail({ to: to.email, subject, text: mail })
        : sendText(parts, to.phone ?? "", smsNumber ?? "", text));
      return delivery;
    }),
  );
  for (const result of results) {
    if (result.status === "rejected") parts.log({ event: "failed", error: nameOf(result.reason) });
  }
  const done = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const mails = done.filter(({ by }) => by === "mail").length;
  parts.log({ event: "notice_sent", mails, texts: done.length - mails });
  return { delivered: done.map(({ key }) => key), failed: deliveries.length - done.length };
};

const sendText = async ({ messages }: NotifyPeopleParts, to: string, from: string, body: string): Promise<void> => {
  const { outcome } = await messages.send({ to, from, body });
  if (outcome !== "accepted") throw Object.assign(new Error("text"), { name: "TextNotSentError" });
};
