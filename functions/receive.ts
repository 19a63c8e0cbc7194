import { createHash } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { notOurs } from "./domain/errors.ts";
import { readInbound } from "./domain/feedback/inbound.ts";
import { programmeOf } from "./domain/settings/our-numbers.ts";
import { problem } from "./middleware/problem.ts";
import { type SignedParts, signedForm } from "./middleware/signed-form.ts";
import type { Form } from "./middleware/twilio-signature.ts";
import { type TakeInParts, takeIn } from "./take-in.ts";

export type ReceiveParts = SignedParts & TakeInParts;

/**
 * Twilio's webhook. Verified, reduced to an allow-list, stripped and coded in memory; sealed into the vault; then the
 * one conditional write that acknowledges. Only after that write is the answer 200.
 */
export const receive = (parts: ReceiveParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log, "webhook_refused"))
    .handler(async (event) => {
      const form = await signedForm(parts, event);
      const inbound = readInbound(form);
      const programme = programmeOf(parts.settings, inbound.to);
      if (inbound.accountSid !== parts.settings.twilio.accountSid || !programme) throw notOurs();
      const providerId = inbound.providerId ?? fingerprint(form);
      await takeIn(parts, { inbound, programme, providerId, receivedAt: parts.now() });
      return { statusCode: 200, headers: { "content-type": "text/xml" }, body: "<Response/>" };
    });

/** A signed message without any id is kept too: the same form twice is the same message. */
const fingerprint = (form: Form): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest("hex");
