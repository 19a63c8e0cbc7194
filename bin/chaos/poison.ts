import {
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { inbox } from "../../functions/adapters/inbox.ts";
import { messageKey } from "../../functions/adapters/keys.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import type { Understand } from "../../functions/domain/understanding.ts";
import type { Channel } from "../proof/channel.ts";
import { until } from "../proof/until.ts";
import { aMessage } from "./a-message.ts";
import { recordsTable } from "./counters.ts";
import { trackQueues } from "./track-queues.ts";

/** What became of a message that can never be opened, and of those that were taken from the queue with it. */
export type Poisoned = {
  readonly neighbours: number;
  readonly opened: number;
  /** Whether the dead letters hold the poison, and how many others they hold. */
  readonly aside: boolean;
  readonly othersAside: number;
};

const neighbours = 8;
const patienceMs = 60_000;

/**
 * Accepts nine messages, one of a programme that nobody knows any more, and queues them as one batch. Between the tries
 * it lets one second pass where the template has minutes; how often it is tried is the template's.
 */
export const poison = async (channel: Channel, settings: Settings, understand: Understand): Promise<Poisoned> => {
  const { queues: sqs } = channel.clients;
  const [queue, dead] = await trackQueues(channel);
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: { VisibilityTimeout: "1" } }));
  const db = DynamoDBDocumentClient.from(channel.clients.database, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = await recordsTable(channel.clients.database);
  const bad = aMessage("a-programme-that-ended", understand);
  const good = Array.from({ length: neighbours }, () => aMessage(settings.programmes[0]?.id ?? "", understand));
  for (const message of [bad, ...good]) await inbox(db, table)(message);
  const Entries = [...good.slice(4), bad, ...good.slice(0, 4)].map(({ id }, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify({ message: id }),
  }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
  const letters = new Set<string>();
  await until(async () => (await readLetters(sqs, dead, letters)).has(bad.id), patienceMs);
  const states = await Promise.all(
    good.map(async ({ id }) => (await db.send(new GetCommand({ TableName: table, Key: messageKey(id) }))).Item?.state),
  );
  return {
    neighbours,
    opened: states.filter((state) => state === "opened").length,
    aside: letters.delete(bad.id),
    othersAside: letters.size,
  };
};

const readLetters = async (sqs: SQSClient, QueueUrl: string, ids: Set<string>): Promise<ReadonlySet<string>> => {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { Body = "" } of Messages) ids.add((JSON.parse(Body) as { message: string }).message);
  return ids;
};
