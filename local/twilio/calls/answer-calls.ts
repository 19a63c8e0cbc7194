import type { Account } from "../account.ts";
import { type Answer, emptyAnswer, jsonAnswer } from "../answer.ts";
import { refusal } from "../twilio-error.ts";
import { callResource, isOver } from "./call.ts";
import { createCall } from "./place-call.ts";

/** The Calls resource, as far as we use it: make one, look at it, erase it. */
export function answerCalls(account: Account, method: string, sid: string | undefined, form: URLSearchParams): Answer {
  if (!sid) return method === "POST" ? createCall(account, form) : refusal(20004);
  const call = account.calls.get(sid);
  if (call === undefined) return refusal(20404);
  if (method === "GET") return jsonAnswer(callResource(call, account.options.accountSid));
  if (method !== "DELETE") return refusal(20004);
  if (!isOver(call)) return refusal(20009, "Cannot delete a call that is not over.");
  account.calls.delete(sid);
  return emptyAnswer;
}
