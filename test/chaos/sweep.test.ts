import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqs } from "../../functions/adapters/aws.ts";
import { messageKey, outbox, schema } from "../../functions/adapters/keys.ts";
import { outboxOf } from "../../functions/adapters/outbox.ts";
import { queues } from "../../functions/adapters/queues.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { sweep } from "../../functions/sweep.ts";
import { startSqs } from "../../local/emulators/sqs.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const now = new Date("2026-11-20T10:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

let cloud: SmallCloud;
let emulator: Awaited<ReturnType<typeof startSqs>>;
const folder = mkdtempSync(join(tmpdir(), "hearback-queues-"));
let url = "";
let lines: LogEvent[] = [];

beforeAll(async () => {
  cloud = await smallCloud();
  emulator = await startSqs({ dataDir: folder, port: 0, region: "eu-central-1" });
  process.env.AWS_ENDPOINT_URL_SQS = emulator.url;
});
afterAll(async () => {
  await emulator.close();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const name = crypto.randomUUID();
  await sqs().send(new CreateQueueCommand({ QueueName: name }));
  url = `${emulator.url}/000000000000/${name}`;
  lines = [];
});

const waiting = async (since: Date): Promise<string> => {
  const id = crypto.randomUUID() as MessageId;
  const Item = { ...messageKey(id), ...outbox(id, since.toISOString(), "feedback"), schema };
  await cloud.db.send(new PutCommand({ TableName: cloud.table, Item }));
  return id;
};
const run = sweepAt(now);
function sweepAt(at: Date) {
  return async () =>
    sweep({
      outbox: outboxOf(cloud.db, cloud.table),
      queue: queues(sqs(), { feedback: url }),
      now: () => at,
      log: typedLog("sweep", (line) => lines.push(line as LogEvent)),
    })();
}
const queued = async () => {
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"],
    }),
  );
  return {
    atOnce: Number(Attributes?.ApproximateNumberOfMessages),
    later: Number(Attributes?.ApproximateNumberOfMessagesDelayed),
  };
};

test("what a crash left behind is queued by the first sweep: the old at once, the young for a moment later", async () => {
  const old = await waiting(secondsAgo(120));
  await waiting(secondsAgo(1));
  await waiting(secondsAgo(-40));
  await waiting(secondsAgo(-60));
  await run();
  expect(await queued()).toEqual({ atOnce: 1, later: 2 });
  const { Messages } = await sqs().send(new ReceiveMessageCommand({ QueueUrl: url }));
  expect(Messages?.map(({ Body }) => JSON.parse(Body ?? ""))).toEqual([{ message: old }]);
  expect(lines).toEqual([{ event: "swept", requeued: 3, oldestSeconds: 120 }]);
});

test("what is still not done is queued again the next minute", async () => {
  await run();
  await sweepAt(secondsAgo(-60))();
  const { atOnce, later } = await queued();
  expect(atOnce + later).toBeGreaterThanOrEqual(6);
});
