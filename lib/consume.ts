import { Validations } from "aws-cdk-lib";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { type QueueName, queueNames } from "./access.ts";
import type { ChannelFunction } from "./channel-function.ts";
import { type ChannelQueues, consumers } from "./channel-queues.ts";

/** Gives a function the messages of its queues, ten at a time, so that one bad message fails alone. */
export function consume(target: ChannelFunction, { queues }: ChannelQueues): void {
  for (const name of queueNames) {
    if (consumers[name] === target.channelName) connect(target, name, queues[name].queueArn);
  }
}

// Not SqsEventSource: it would add rights of its own to the role, the queue's key among them without its service.
function connect(target: ChannelFunction, name: QueueName, eventSourceArn: string): void {
  const mapping = new EventSourceMapping(target, `From-${name}`, {
    target: target.lambda,
    eventSourceArn,
    batchSize: 10,
    maxConcurrency: 10,
    reportBatchItemFailures: true,
  });
  Validations.of(mapping).acknowledge({
    id: "Serverless::Serverless-LambdaEventSourceMappingDestination",
    reason: "A destination is for streams; what fails here goes to the queue's own dead letters.",
  });
}
