import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import * as z from "zod";
import { reportFailure } from "./report-failure.ts";
import { ACCOUNT, REGION } from "./template/place.ts";
import type { References } from "./template/references.ts";

/** A queue that feeds a function, as the template's event source mapping says. */
export type EventSource = {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly partialFailures: boolean;
  readonly concurrency: number;
};

const Shape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().int().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number().int() }).optional(),
  Enabled: z.boolean().default(true),
});
const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) });
const LONG_POLL_MS = 20_000;

/** The event sources of the template; each polls with at most `concurrency` calls at a time. */
export function templateEventSources(refs: References, sqsUrl: string, concurrency: number): readonly EventSource[] {
  const mappings = refs.all("AWS::Lambda::EventSourceMapping", Object.keys(Shape.shape));
  return mappings
    .map(([, properties]) => Shape.parse(properties))
    .filter(({ Enabled }) => Enabled)
    .map((mapping) => ({
      queueArn: mapping.EventSourceArn,
      queueUrl: `${sqsUrl}/${ACCOUNT}/${mapping.EventSourceArn.split(":").at(-1)}`,
      functionName: mapping.FunctionName.split(":").at(-1) ?? "",
      batchSize: mapping.BatchSize,
      windowMs: mapping.MaximumBatchingWindowInSeconds * 1000,
      partialFailures: mapping.FunctionResponseTypes.length > 0,
      concurrency: Math.min(mapping.ScalingConfig?.MaximumConcurrency ?? concurrency, concurrency),
    }));
}

/** Polls until `signal` aborts; resolves when the last batch is done. */
export async function runEventSource(
  client: SQSClient,
  source: EventSource,
  invoke: (event: unknown) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const poll = async () => {
    while (!signal.aborted) {
      try {
        const batch = await receiveBatch(client, source, signal);
        if (batch.length > 0) await remove(client, source, await handled(source, batch, invoke));
      } catch (error) {
        if (!signal.aborted) reportFailure(`Queue ${source.queueUrl.split("/").at(-1)}`, error);
        await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : 500));
      }
    }
  };
  await Promise.all(Array.from({ length: source.concurrency }, poll));
}

async function receiveBatch(client: SQSClient, source: EventSource, signal: AbortSignal): Promise<readonly Message[]> {
  const batch = await receive(client, source, source.batchSize, LONG_POLL_MS, signal);
  const until = Date.now() + source.windowMs;
  while (batch.length > 0 && batch.length < source.batchSize && Date.now() < until && !signal.aborted) {
    const more = await receive(client, source, source.batchSize - batch.length, until - Date.now(), signal);
    batch.push(...more);
  }
  return batch;
}

async function receive(
  client: SQSClient,
  { queueUrl }: EventSource,
  wanted: number,
  waitMs: number,
  signal: AbortSignal,
) {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: Math.min(10, wanted),
    WaitTimeSeconds: Math.min(20, Math.ceil(waitMs / 1000)),
    MessageSystemAttributeNames: ["All"],
    MessageAttributeNames: ["All"],
  });
  return (await client.send(command, { abortSignal: signal })).Messages ?? [];
}

/** The messages that the function has done; the others become visible again when their time is over, as in AWS. */
async function handled(source: EventSource, batch: readonly Message[], invoke: (event: unknown) => Promise<unknown>) {
  const result = await invoke({ Records: batch.map((message) => sqsRecord(message, source.queueArn)) }).catch(
    (error) => {
      reportFailure(`Queue ${source.queueUrl.split("/").at(-1)}, ${batch.length} to be tried again`, error);
      return "failed";
    },
  );
  if (result === "failed") return [];
  if (!source.partialFailures || result === null) return batch;
  const read = Failures.safeParse(result);
  const failed = new Set(read.data?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  // As in AWS: an answer that names a message nobody sent counts as a failure of the whole batch.
  const known = [...failed].every((id) => batch.some(({ MessageId }) => MessageId === id));
  return read.success && known ? batch.filter(({ MessageId = "" }) => !failed.has(MessageId)) : [];
}

async function remove(client: SQSClient, { queueUrl }: EventSource, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += 10) {
    const Entries = messages
      .slice(start, start + 10)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}

function sqsRecord(message: Message, queueArn: string): SQSRecord {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, DataType }]) => [
    name,
    { stringValue: StringValue, dataType: DataType },
  ]);
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: { ...message.Attributes } as unknown as SQSRecord["attributes"],
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: REGION,
  };
}
