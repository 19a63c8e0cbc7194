import { type Account, logError } from "../account.ts";
import { postSigned } from "../post-signed.ts";
import { type Call, callPayload } from "./call.ts";
import { keepCall } from "./place-call.ts";

/**
 * Somebody calls a number of ours and lets it ring: our webhook is asked what to do. A `<Reject>` ends it without
 * anybody paying; anything else takes the call up, which nothing of ours ever means to do.
 */
export async function callIn(account: Account, { from, to }: { readonly from: string; readonly to: string }) {
  const call = keepCall(account, {
    direction: "inbound",
    from,
    to,
    parentSid: null,
    statusCallback: null,
    events: [],
    timeoutSeconds: 60,
    isRecorded: false,
  });
  call.status = "ringing";
  const { voiceUrl } = account.webhook;
  if (voiceUrl === undefined || account.faults.webhookOff) return ended(account, call, "no webhook was called");
  const form = new URLSearchParams(callPayload(call, account.options.accountSid, account.clock.now())).toString();
  const { acknowledged, text } = await postSigned(account, voiceUrl, form, account.counts.webhooks);
  const isRejected = acknowledged && text.includes("<Reject");
  return isRejected ? done(call, "busy") : ended(account, call, "a call was taken up");
}

const ended = (account: Account, call: Call, why: string): Call => {
  logError(account, 11200, call.sid, why);
  return done(call, "failed");
};

const done = (call: Call, status: Call["status"]): Call => Object.assign(call, { status });
