import type { Account } from "./account.ts";
import { type Answer, emptyAnswer, jsonAnswer } from "./answer.ts";
import { eraseMessage, touch } from "./keep-message.ts";
import { isFinal, type Message, messageResource } from "./message.ts";
import { refusal } from "./twilio-error.ts";

/** Redacts a message (`Body=` empty) or cancels one that was not sent yet (`Status=canceled`). */
export function changeMessage(account: Account, message: Message, form: URLSearchParams): Answer {
  const body = form.get("Body");
  const status = form.get("Status");
  if (body !== null && body !== "") return refusal(20001, "Body can only be updated to an empty text");
  if (status !== null && status !== "canceled") return refusal(20001, "Status can only be updated to canceled");
  if (status === "canceled" && isFinal(message)) return refusal(30409);
  if (body === "" && !isFinal(message)) return refusal(20009);
  touch(account, message, { ...(body === "" && { body }), ...(status === "canceled" && { status }) });
  return jsonAnswer(messageResource(message, account.options.accountSid));
}

/** Erases a message with its files. Twilio keeps one that is still on its way. */
export function deleteMessage(account: Account, message: Message): Answer {
  if (!isFinal(message)) return refusal(20009);
  eraseMessage(account, message);
  return emptyAnswer;
}
