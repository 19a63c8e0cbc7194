import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { QueueName } from "./keys.ts";

/** A queue carries ids, never text. */
export type QueuedIds = Readonly<Record<string, string>>;
/** Sends ids to a queue, to be delivered after so many seconds: at once if left out, after at most 900. */
export type SendToQueue = (queue: QueueName, ids: QueuedIds, delaySeconds?: number) => Promise<void>;

/** Sends ids to a queue by its name; a name without an address is a mistake of the deployment. */
export const queues =
  (sqs: SQSClient, urls: Readonly<Partial<Record<QueueName, string>>>): SendToQueue =>
  async (queue, ids, delaySeconds = 0) => {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: urls[queue], MessageBody: JSON.stringify(ids), DelaySeconds: delaySeconds }),
    );
  };
