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
/** How often each was queued. */
const times = new Map<string, number>();

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
/** A sweep as it is after its start: it runs at the moment that it is given, again and again. */
const sweeper = () => {
  let at = now;
  const real = queues(sqs(), { feedback: url });
  const run = sweep({
    outbox: outboxOf(cloud.db, cloud.table),
    queue: async (queue, ids, delaySeconds) => {
      await real(queue, ids, delaySeconds);
      times.set(ids.message ?? "", timesOf(ids.message ?? "") + 1);
    },
    now: () => at,
    log: typedLog("sweep", (line) => lines.push(line as LogEvent)),
  });
  return async (moment: Date, timeLeftMs = () => 1) => {
    at = moment;
    await run(timeLeftMs);
  };
};
const timesOf = (id: string): number => times.get(id) ?? 0;
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
  await sweeper()(now);
  expect(await queued()).toEqual({ atOnce: 1, later: 2 });
  const { Messages } = await sqs().send(new ReceiveMessageCommand({ QueueUrl: url }));
  expect(Messages?.map(({ Body }) => JSON.parse(Body ?? ""))).toEqual([{ message: old }]);
  expect(lines).toEqual([{ event: "swept", requeued: 3, oldestSeconds: 120 }]);
});

test("what is still not done is queued again the next minute", async () => {
  const young = await waiting(secondsAgo(10));
  const run = sweeper();
  await run(now);
  await run(secondsAgo(-60));
  expect(timesOf(young)).toBe(2);
});

test("a poison is queued less and less often, and what comes meanwhile as soon as ever", async () => {
  const poison = await waiting(secondsAgo(10));
  const run = sweeper();
  for (let minute = 0; minute < 180; minute++) {
    const young = minute % 30 === 7 ? await waiting(secondsAgo(20 - minute * 60)) : undefined;
    await run(secondsAgo(-minute * 60));
    if (young) expect(timesOf(young)).toBe(1);
  }
  // At once, after one, two, four, … sixty-four minutes, then every hour: without patience it would be 180 times.
  expect(timesOf(poison)).toBe(9);
});

test("after a start everything is queued at once, however long it has waited: nobody knows what an outage kept from it", async () => {
  const old = [await waiting(secondsAgo(5 * 3_600)), await waiting(secondsAgo(86_400)), await waiting(secondsAgo(90))];
  await sweeper()(now);
  expect(old.map(timesOf)).toEqual([1, 1, 1]);
  expect((await queued()).atOnce).toBeGreaterThanOrEqual(3);
});

test("what did not fit into the time of a run is queued by the next, and only that", async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, async () => waiting(secondsAgo(4_000))));
  let left = 1;
  const run = sweeper();
  await run(now, () => left--);
  expect(lines).toMatchObject([{ requeued: 50 }]);
  await run(secondsAgo(-60));
  for (const id of ids) expect(timesOf(id)).toBe(1);
});
