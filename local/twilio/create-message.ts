import type { Account } from "./account.ts";
import { type Answer, cutAnswer, jsonAnswer } from "./answer.ts";
import { countOne } from "./counts.ts";
import { startDelivery } from "./delivery.ts";
import { keepMessage } from "./keep-message.ts";
import { messageResource } from "./message.ts";
import { isOverRate } from "./rate.ts";
import { refusalOf, type SendRequest, senderOf, sendRequestOf } from "./send-request.ts";
import { isDeliveryError, refusal } from "./twilio-error.ts";

/** Takes a message to send, or refuses it as Twilio would, and starts its delivery. */
export function createMessage(account: Account, form: URLSearchParams): Answer {
  const send = sendRequestOf(form);
  if (takeOne(account, "dropRequest")) {
    account.counts.droppedRequests += 1;
    return cutAnswer;
  }
  const code = isOverRate(account.recentSends, account.faults.ratePerSecond)
    ? 20429
    : (refusalOf(account, send) ?? plannedRefusal(account));
  if (code !== undefined) {
    countOne(account.counts.refused, code);
    return refusal(code);
  }
  const message = keepMessage(account, {
    direction: "outbound-api",
    from: senderOf(account, send),
    to: send.to,
    body: send.body || templateText(account, send),
    status: send.messagingServiceSid === "" ? "queued" : "accepted",
    messagingServiceSid: send.messagingServiceSid || null,
    statusCallback: send.statusCallback || null,
    contentSid: send.contentSid || null,
  });
  // Before the delivery begins: the answer shows the message as it was taken.
  const resource = {
    ...messageResource(message, account.options.accountSid),
    num_media: String(send.mediaUrls.length),
  };
  startDelivery(account, message, plannedFailure(account));
  if (!takeOne(account, "dropAnswer")) return { ...jsonAnswer(resource, 201), afterMs: account.faults.holdAnswerMs };
  account.counts.droppedAnswers += 1;
  return cutAnswer;
}

// A template that nobody told the emulator of: the phone shows which one would come, and with what.
const templateText = ({ templates }: Account, { contentSid, contentVariables }: SendRequest): string => {
  const template = templates[contentSid];
  if (template === undefined) return contentSid === "" ? "" : `[template ${contentSid}] ${contentVariables}`.trim();
  const variables = (contentVariables === "" ? {} : JSON.parse(contentVariables)) as Readonly<Record<string, string>>;
  return template.replace(/\{\{(\w{1,16})\}\}/g, (place, name: string) => variables[name] ?? place);
};

function plannedRefusal(account: Account): number | undefined {
  const { code, times } = account.faults.sendFails;
  return times === 0 || isDeliveryError(code) ? undefined : useFailure(account);
}

function plannedFailure(account: Account): number | undefined {
  const { code, times } = account.faults.sendFails;
  return times === 0 || !isDeliveryError(code) ? undefined : useFailure(account);
}

function useFailure(account: Account): number {
  const { code, times } = account.faults.sendFails;
  account.faults = { ...account.faults, sendFails: { code, times: times - 1 } };
  return code;
}

function takeOne(account: Account, fault: "dropAnswer" | "dropRequest"): boolean {
  if (account.faults[fault] === 0) return false;
  account.faults = { ...account.faults, [fault]: account.faults[fault] - 1 };
  return true;
}
