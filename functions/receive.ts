import { createHash } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { notOurs } from "./domain/errors.ts";
import { readInbound } from "./domain/feedback/inbound.ts";
import { isCallable, readMissedCall } from "./domain/feedback/missed-call.ts";
import { programmeOf } from "./domain/settings/our-numbers.ts";
import { problem } from "./middleware/problem.ts";
import { type SignedParts, signedForm } from "./middleware/signed-form.ts";
import type { Form } from "./middleware/twilio-signature.ts";
import { type TakeInParts, takeIn } from "./take-in.ts";

export type ReceiveParts = SignedParts & TakeInParts;

/**
 * Twilio's webhooks, for messages and for calls. Verified, reduced to an allow-list, stripped and coded in memory; sealed into the vault; then the
 * one conditional write that acknowledges. Only after that write is the answer 200.
 */
export const receive = (parts: ReceiveParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log, "webhook_refused"))
    .handler(async (event) => {
      const form = await signedForm(parts, event);
      if (event.rawPath.endsWith("/twilio/voice")) return missedCall(parts, form);
      const inbound = readInbound(form);
      const programme = programmeOf(parts.settings, inbound.to);
      if (inbound.accountSid !== parts.settings.twilio.accountSid || !programme) throw notOurs();
      const providerId = inbound.providerId ?? fingerprint(form);
      await takeIn(parts, { inbound, programme, providerId, receivedAt: parts.now() });
      return { statusCode: 200, headers: { "content-type": "text/xml" }, body: "<Response/>" };
    });

/**
 * Somebody calls our number: nobody answers, so that it costs nobody anything. Where there is a bridge for calls it is a
 * message without words that asks for one; an empty answer would be taken up and paid for.
 */
const missedCall = async (parts: ReceiveParts, form: Form): Promise<APIGatewayProxyStructuredResultV2> => {
  const called = readMissedCall(form);
  const programme = programmeOf(parts.settings, called.to);
  if (called.accountSid !== parts.settings.twilio.accountSid || !programme) throw notOurs();
  const { providerId } = called;
  const isWish = parts.settings.conversation.callBridge === "on" && isCallable(called) && providerId !== undefined;
  if (isWish)
    await takeIn(parts, { inbound: called, programme, providerId, receivedAt: parts.now(), missedCall: true });
  const body = '<Response><Reject reason="busy"/></Response>';
  return { statusCode: 200, headers: { "content-type": "text/xml" }, body };
};

/** A signed message without any id is kept too: the same form twice is the same message. */
const fingerprint = (form: Form): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest("hex");
