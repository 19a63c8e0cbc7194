import type { Account } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { isAuthorized } from "./authorize.ts";
import { answerCalls } from "./calls/answer-calls.ts";
import { changeMessage, deleteMessage } from "./change-message.ts";
import { answerConfiguration } from "./configuration.ts";
import { createMessage } from "./create-message.ts";
import { listMessages } from "./list-messages.ts";
import { answerMedia } from "./media.ts";
import { messageResource } from "./message.ts";
import { isOverRate } from "./rate.ts";
import { refusal } from "./twilio-error.ts";

/** A request to the API, decoded. */
export type RestRequest = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
};

/** Twilio's REST API of 2010-04-01, the part that deals with messages, their files and calls, and how the account is set up. */
export function answerRest(account: Account, request: RestRequest): Answer {
  const { pathname } = request.url;
  const [, , collection, accountSid, resource, sid, ...below] = pathname.replace(/\.json$/, "").split("/");
  if (!isAuthorized(account.options, request.authorization)) return refusal(20003);
  if (request.method === "GET" && isReadTooMany(account)) return refusal(20429);
  const configuration = request.method === "GET" ? answerConfiguration(account, request.url) : undefined;
  if (configuration) return configuration;
  const isOurAccount = collection === "Accounts" && accountSid === account.options.accountSid;
  if (isOurAccount && resource === "Calls" && below.length === 0)
    return answerCalls(account, request.method, sid, request.form);
  const isOurs = isOurAccount && resource === "Messages";
  if (!isOurs) return notFound(pathname);
  if (sid === undefined || sid === "") return answerCollection(account, request);
  const message = account.messages.get(sid);
  if (message === undefined) return notFound(pathname);
  if (below.length > 0) return answerMedia(account, message, request, below) ?? notFound(pathname);
  if (request.method === "GET") return jsonAnswer(messageResource(message, account.options.accountSid));
  if (request.method === "POST") return changeMessage(account, message, request.form);
  if (request.method === "DELETE") return deleteMessage(account, message);
  return refusal(20004);
}

function isReadTooMany(account: Account): boolean {
  const isTooMany = isOverRate(account.recentReads, account.faults.readsPerSecond);
  account.counts.reads[isTooMany ? "refused" : "answered"] += 1;
  return isTooMany;
}

function answerCollection(account: Account, { method, url, form }: RestRequest): Answer {
  if (method === "POST") return createMessage(account, form);
  if (method === "GET") return listMessages(account, url);
  return refusal(20004);
}

const notFound = (path: string): Answer => refusal(20404, `The requested resource ${path} was not found`);
