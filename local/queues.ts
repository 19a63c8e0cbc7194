import { CreateQueueCommand, QueueNameExists, SetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { ACCOUNT } from "./template/place.ts";
import type { References } from "./template/references.ts";

/** A queue of the template. */
export type Queue = { readonly id: string; readonly name: string; readonly url: string };

const Seconds = z.number().int().optional();
const Shape = z.object({
  VisibilityTimeout: Seconds,
  MessageRetentionPeriod: Seconds,
  DelaySeconds: Seconds,
  ReceiveMessageWaitTimeSeconds: Seconds,
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number().int() }).optional(),
});

/** Creates the queues of the template; queues that the data folder has get the template's attributes. */
export async function createQueues(client: SQSClient, sqsUrl: string, refs: References): Promise<readonly Queue[]> {
  const queues = refs.all("AWS::SQS::Queue", Object.keys(Shape.shape)).map(([id, properties]) => {
    const { RedrivePolicy, ...seconds } = Shape.parse(properties);
    const attributes = Object.entries({ ...seconds, RedrivePolicy: RedrivePolicy && JSON.stringify(RedrivePolicy) })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]);
    const name = refs.name(id);
    return {
      id,
      name,
      url: `${sqsUrl}/${ACCOUNT}/${name}`,
      attributes: Object.fromEntries(attributes),
      redrives: !!RedrivePolicy,
    };
  });
  // A queue of dead letters must be there before the queue that names it.
  for (const queue of queues.toSorted((a, b) => Number(a.redrives) - Number(b.redrives))) await create(client, queue);
  return queues.map(({ id, name, url }) => ({ id, name, url }));
}

async function create(client: SQSClient, { name, url, attributes }: Queue & { attributes: Record<string, string> }) {
  try {
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  } catch (error) {
    if (!(error instanceof QueueNameExists)) throw error;
    await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: attributes }));
  }
}
