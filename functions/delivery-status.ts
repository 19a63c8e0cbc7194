import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import type { CallStore } from "./adapters/calls.ts";
import type { ReplyStore } from "./adapters/replies.ts";
import { callLegs, isOver, stepOf } from "./domain/conversation/call-progress.ts";
import { stateOf } from "./domain/conversation/delivery.ts";
import { notOurs } from "./domain/errors.ts";
import type { CallId, ReplyId } from "./domain/feedback/handles.ts";
import type { Settings } from "./domain/settings.ts";
import type { Log } from "./middleware/log.ts";
import { problem } from "./middleware/problem.ts";
import { type SignedParts, signedForm } from "./middleware/signed-form.ts";
import { reportOnReply } from "./report-on-reply.ts";

export type DeliveryStatusParts = SignedParts & {
  readonly settings: Settings;
  readonly now: () => Date;
  readonly replies: ReplyStore;
  readonly calls: Pick<CallStore, "referenceOf" | "report">;
  readonly log: Log;
};

const Report = z.object({
  AccountSid: z.string(),
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  MessageStatus: z.string().max(32),
  ErrorCode: z.coerce.number().int().optional().catch(undefined),
});

const CallReport = z.object({
  AccountSid: z.string(),
  CallSid: z.string().regex(/^CA[0-9a-fA-F]{32}$/),
  CallStatus: z.string().max(32),
});
const Leg = z.enum(callLegs);

/** Twilio's report on one half of a call. It moves the call forward or changes nothing; it is answered 204 either way. */
const callStatus = async (parts: DeliveryStatusParts, event: APIGatewayProxyEventV2) => {
  const report = CallReport.safeParse(await signedForm(parts, event));
  if (report.success && report.data.AccountSid !== parts.settings.twilio.accountSid) throw notOurs();
  const leg = Leg.safeParse(event.pathParameters?.leg);
  const id = (event.pathParameters?.call ?? "") as CallId;
  const reference = report.success && leg.success ? await parts.calls.referenceOf(id) : undefined;
  const applied =
    report.success &&
    leg.success &&
    reference !== undefined &&
    (await parts.calls.report(
      { reference, id },
      {
        step: stepOf(leg.data, report.data.CallStatus),
        sid: report.data.CallSid,
        half: leg.data === "officer" ? "providerId" : "legId",
        isOver: isOver(leg.data, report.data.CallStatus),
      },
    ));
  parts.log({ event: "call_status", applied });
  return { statusCode: 204 };
};

/** Twilio's report on a message of ours. It moves the reply forward or changes nothing; it is answered 204 either way. */
export const deliveryStatus = (parts: DeliveryStatusParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log, "webhook_refused"))
    .handler(async (event) => {
      if (event.pathParameters?.call !== undefined) return callStatus(parts, event);
      const report = Report.safeParse(await signedForm(parts, event));
      if (report.success && report.data.AccountSid !== parts.settings.twilio.accountSid) throw notOurs();
      const applied =
        report.success && (await apply(parts, (event.pathParameters?.reply ?? "") as ReplyId, report.data));
      const failed = applied && report.success && stateOf(report.data.MessageStatus) === "failed";
      parts.log({ event: "delivery_status", applied, failed });
      return { statusCode: 204 };
    });

const apply = async (
  parts: DeliveryStatusParts,
  id: ReplyId,
  { MessageStatus: status, MessageSid: providerId, ErrorCode: code }: z.infer<typeof Report>,
): Promise<boolean> => {
  const reference = stateOf(status) && (await parts.replies.referenceOf(id));
  return reference !== undefined && reportOnReply(parts, { reference, id }, { status, code, providerId });
};
