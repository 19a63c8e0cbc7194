import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aMessage } from "../../bin/chaos/a-message.ts";
import { recordsTable } from "../../bin/chaos/counters.ts";
import { trackQueues } from "../../bin/chaos/track-queues.ts";
import { until } from "../../bin/proof/until.ts";
import { inbox } from "../../functions/adapters/inbox.ts";
import { messageKey } from "../../functions/adapters/keys.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { understanding } from "../../functions/domain/understanding.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

const understand = understanding(readKnowledge());
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

test("a poison in the outbox leaves a dead letter, not one a sweep, and its neighbour is opened", async () => {
  const { clients, endpoints, deployment, invoke } = channel.cloud;
  const [queue, dead] = await trackQueues({ clients, sqs: endpoints.sqs });
  const soon = { VisibilityTimeout: "1" };
  await clients.queues.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: soon }));
  const table = await recordsTable(clients.database);
  const db = DynamoDBDocumentClient.from(clients.database, { marshallOptions: { removeUndefinedValues: true } });
  const neighbour = aMessage(deployment?.programmes[0]?.id ?? "", understand, hoursAgo(3));
  await inbox(db, table)(aMessage("a-programme-that-ended", understand, hoursAgo(3)));
  await inbox(db, table)(neighbour);

  for (let run = 0; run < 8; run++) await invoke("sweep", {});
  const letters = async (url: string): Promise<number> => {
    const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...AttributeNames] });
    const { Attributes = {} } = await clients.queues.send(asked);
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  };
  expect(await until(async () => (await letters(queue)) === 0 && (await letters(dead)) > 0, 60_000)).toBe(true);
  // The schedule may have swept in an environment of its own meanwhile, once.
  expect(await letters(dead)).toBeLessThanOrEqual(2);
  const { Item } = await db.send(new GetCommand({ TableName: table, Key: messageKey(neighbour.id) }));
  expect(Item?.state).toBe("opened");
}, 90_000);
