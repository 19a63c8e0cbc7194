import { GetQueueAttributesCommand, GetQueueUrlCommand, paginateListQueues, type SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";

/** A queue and where its dead letters lie. */
export type QueuePair = { readonly source: string; readonly dead: string };

const RedrivePolicy = z.object({ deadLetterTargetArn: z.string() });

/** CloudFormation cuts long stack names in the names that it makes. */
const keptOfStack = 20;

/** The queue of that name among those of a stack; undefined when there is none with dead letters, or more than one. */
export async function findQueue(sqs: SQSClient, stack: string, name: string): Promise<QueuePair | undefined> {
  const found: QueuePair[] = [];
  const asked = { QueueNamePrefix: stack.slice(0, keptOfStack) };
  for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs }, asked)) {
    for (const source of QueueUrls.filter((url) => url.includes(`-Queues${name}`))) {
      const dead = await deadLettersOf(sqs, source);
      if (dead) found.push({ source, dead });
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Dead letters have none themselves, so that the two queues that begin with the same name are told apart. */
async function deadLettersOf(sqs: SQSClient, source: string): Promise<string | undefined> {
  const asked = new GetQueueAttributesCommand({ QueueUrl: source, AttributeNames: ["RedrivePolicy"] });
  const policy = (await sqs.send(asked)).Attributes?.RedrivePolicy;
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn } = RedrivePolicy.parse(JSON.parse(policy));
  const QueueName = deadLetterTargetArn.slice(deadLetterTargetArn.lastIndexOf(":") + 1);
  return (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl;
}
