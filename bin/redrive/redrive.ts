import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { QueuePair } from "./find-queue.ts";

/** Long enough to send ten on, short enough that what a crash leaves behind is soon seen again. */
const hiddenSeconds = 60;

/** How many dead letters there are, as far as the queue knows: it may be behind by a little. */
export async function countDead(sqs: SQSClient, { dead }: QueuePair): Promise<number> {
  const AttributeNames = ["ApproximateNumberOfMessages"] as const;
  const asked = new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: [...AttributeNames] });
  return Number((await sqs.send(asked)).Attributes?.ApproximateNumberOfMessages ?? 0);
}

/**
 * Sends dead letters back to their queue, one by one: sent on first, deleted then, so that a crash in between leaves
 * one twice and none out. Twice does no harm: they are ids, and every step of the channel happens once.
 * Ends after `most`, or when no more are there; gives back how many went.
 */
export async function redrive(sqs: SQSClient, pair: QueuePair, most: number): Promise<number> {
  let moved = 0;
  while (moved < most) {
    const batch = await receive(sqs, pair.dead, Math.min(10, most - moved));
    if (batch.length === 0) break;
    for (const message of batch) await sendBack(sqs, pair, message);
    moved += batch.length;
  }
  return moved;
}

async function receive(sqs: SQSClient, dead: string, MaxNumberOfMessages: number): Promise<readonly Message[]> {
  const asked = { QueueUrl: dead, MaxNumberOfMessages, VisibilityTimeout: hiddenSeconds, WaitTimeSeconds: 2 };
  return (await sqs.send(new ReceiveMessageCommand(asked))).Messages ?? [];
}

async function sendBack(sqs: SQSClient, { source, dead }: QueuePair, { Body, ReceiptHandle }: Message): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: source, MessageBody: Body }));
  await sqs.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle }));
}
