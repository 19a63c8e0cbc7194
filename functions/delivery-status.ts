import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import type { ReplyStore } from "./adapters/replies.ts";
import { stateOf } from "./domain/conversation/delivery.ts";
import { inPlainWords } from "./domain/conversation/provider-errors.ts";
import { notOurs } from "./domain/errors.ts";
import type { ReplyId } from "./domain/feedback/handles.ts";
import type { Log } from "./middleware/log.ts";
import { problem } from "./middleware/problem.ts";
import { type SignedParts, signedForm } from "./middleware/signed-form.ts";

export type DeliveryStatusParts = SignedParts & {
  readonly accountSid: string;
  readonly replies: ReplyStore;
  readonly log: Log;
};

const Report = z.object({
  AccountSid: z.string(),
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  MessageStatus: z.string().max(32),
  ErrorCode: z.coerce.number().int().optional().catch(undefined),
});

/** Twilio's report on a message of ours. It moves the reply forward or changes nothing; it is answered 204 either way. */
export const deliveryStatus = (parts: DeliveryStatusParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log, "webhook_refused"))
    .handler(async (event) => {
      const report = Report.safeParse(await signedForm(parts, event));
      if (report.success && report.data.AccountSid !== parts.accountSid) throw notOurs();
      const applied =
        report.success && (await apply(parts, (event.pathParameters?.reply ?? "") as ReplyId, report.data));
      const failed = applied && report.success && stateOf(report.data.MessageStatus) === "failed";
      parts.log({ event: "delivery_status", applied, failed });
      return { statusCode: 204 };
    });

const apply = async ({ replies }: DeliveryStatusParts, id: ReplyId, report: z.infer<typeof Report>) => {
  const state = stateOf(report.MessageStatus);
  const reference = state && (await replies.referenceOf(id));
  if (!reference) return false;
  return replies.advance(
    { reference, id },
    {
      state,
      providerId: report.MessageSid,
      because: state === "failed" ? inPlainWords(report.ErrorCode) : undefined,
    },
  );
};
