import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { type Log, nameOf } from "./log.ts";

/**
 * A queue's batch, one message at a time in parallel: what fails goes back to the queue alone, its neighbours are done.
 * Each message has a deadline, so that one that hangs does not take the batch with it.
 */
export const eachMessage =
  <Body>(body: z.ZodType<Body>, deadlineMs: number, log: Log, handle: (body: Body) => Promise<void>) =>
  (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async (record: SQSRecord) => {
        try {
          await within(deadlineMs, handle(body.parse(JSON.parse(record.body))));
        } catch (error) {
          log({ event: "failed", error: nameOf(error) });
          throw error;
        }
      },
      new BatchProcessor(EventType.SQS),
      { context, throwOnFullBatchFailure: false },
    );

const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error("late"), { name: "DeadlineError" }));
    }, milliseconds);
  });
  await Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
};
