import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { until } from "../../bin/proof/until.ts";
import { findQueue, type QueuePair } from "../../bin/redrive/find-queue.ts";
import { countDead, redrive } from "../../bin/redrive/redrive.ts";
import { startSqs } from "../../local/emulators/sqs.ts";
import { LOCAL_CREDENTIALS, localArn, REGION } from "../../local/template/place.ts";

let sqs: SQSClient;
let pair: QueuePair;
let data: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "hearback-redrive-"));
  const emulator = await startSqs({ dataDir: join(data, "queues"), port: 0, region: REGION });
  sqs = new SQSClient({ region: REGION, endpoint: emulator.url, credentials: LOCAL_CREDENTIALS });
  const endpoints = { dynamodb: emulator.url, sqs: emulator.url, aws: emulator.url };
  const addresses = { pid: process.pid, api: "", mailbox: "", issuer: "", endpoints };
  writeFileSync(join(data, "addresses.json"), JSON.stringify(addresses));
  await sqs.send(new CreateQueueCommand({ QueueName: "Hearback-Queuesfeedbackdead1" }));
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: localArn("sqs", "Hearback-Queuesfeedbackdead1"),
    maxReceiveCount: 1,
  });
  const Attributes = { VisibilityTimeout: "1", RedrivePolicy };
  await sqs.send(new CreateQueueCommand({ QueueName: "Hearback-Queuesfeedback2", Attributes }));
  const found = await findQueue(sqs, "Hearback", "feedback");
  if (!found) throw new Error("The queue was not found.");
  pair = found;
  onTestFinished(async () => {
    sqs.destroy();
    await emulator.close();
    rmSync(data, { recursive: true, force: true });
  });
});

const send = (id: string) =>
  sqs.send(new SendMessageCommand({ QueueUrl: pair.source, MessageBody: JSON.stringify({ message: id }) }));
const take = async () =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl: pair.source, MaxNumberOfMessages: 10 }))).Messages ?? [];
const done = (ReceiptHandle: string | undefined) =>
  sqs.send(new DeleteMessageCommand({ QueueUrl: pair.source, ReceiptHandle }));

/** A worker that does what it can and lets poison be: the queue puts that aside by itself. */
const work = async (isPoison: (body: string) => boolean): Promise<readonly string[]> => {
  const worked: string[] = [];
  for (const { Body = "", ReceiptHandle } of await take()) {
    if (isPoison(Body)) continue;
    worked.push(Body);
    await done(ReceiptHandle);
  }
  return worked;
};

/** Three good ones and one that fails until somebody repairs the function. */
const withPoison = async (): Promise<void> => {
  for (const id of ["a", "b", "poison", "c"]) await send(id);
  const worked: string[] = [];
  const aside = async () => {
    worked.push(...(await work((body) => body.includes("poison"))));
    return (await countDead(sqs, pair)) === 1;
  };
  expect(await until(aside, 15_000, 200)).toBe(true);
  expect(worked).toHaveLength(3);
};

describe("a dead letter", () => {
  test("goes back to its queue when it is asked for, and is worked once the cause is gone", async () => {
    await withPoison();
    expect(await redrive(sqs, pair, 100)).toBe(1);
    expect(await countDead(sqs, pair)).toBe(0);
    expect(await work(() => false)).toEqual(['{"message":"poison"}']);
    expect(await redrive(sqs, pair, 100)).toBe(0);
    expect(await take()).toEqual([]);
  });

  test("is put aside again as long as the cause is there, and lost at no time", async () => {
    await withPoison();
    for (let times = 0; times < 2; times++) {
      expect(await redrive(sqs, pair, 100)).toBe(1);
      const aside = async () => {
        await work(() => true);
        return (await countDead(sqs, pair)) === 1;
      };
      expect(await until(aside, 15_000, 200)).toBe(true);
    }
  });

  test("is one of at most so many that go", async () => {
    for (let count = 0; count < 14; count++)
      await sqs.send(new SendMessageCommand({ QueueUrl: pair.dead, MessageBody: `{"message":"${count}"}` }));
    expect(await redrive(sqs, pair, 12)).toBe(12);
    expect(await countDead(sqs, pair)).toBe(2);
  });
});

describe("npm run redrive", () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ["bin/redrive.ts", ...args]).catch(
      (error) => error as { stdout: string; stderr: string; code: number },
    );

  test("counts first, sends back then, and says nothing of what is in them", async () => {
    await withPoison();
    const counted = await run("feedback", "--dry-run", "--data", data);
    expect(counted).toMatchObject({ stdout: "redrive: feedback, 1 dead letters, 0 sent back\n", stderr: "" });
    expect(await countDead(sqs, pair)).toBe(1);
    const moved = await run("feedback", "--data", data);
    expect(moved).toMatchObject({ stdout: "redrive: feedback, 1 dead letters, 1 sent back, 0 left\n", stderr: "" });
    expect(await work(() => false)).toHaveLength(1);
  });

  test.each([
    ["no queue", [], /^npm run redrive -- QUEUE/],
    ["an unknown queue", ["letters"], /^There is no queue letters\.\nnpm run redrive -- QUEUE/],
    ["a queue that is not there", ["replies"], /^There is no queue replies of Hearback in /],
    ["a limit of nothing", ["feedback", "--limit", "0"], /^npm run redrive -- QUEUE/],
  ])("says in one sentence what is wrong: %s", async (_, args, sentence) => {
    expect(await run(...args, "--data", data)).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
  });

  test("says that nothing runs over a folder", async () => {
    expect(await run("feedback", "--data", join(data, "none"))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Nothing runs over /),
    });
  });
});
