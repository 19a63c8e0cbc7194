// npm run redrive -- QUEUE: sends the dead letters of a queue back to it, and says how many; never what is in them.

import { SQSClient } from "@aws-sdk/client-sqs";
import { SettingsError } from "../functions/domain/settings/settings-error.ts";
import { type QueueName, queueNames } from "../lib/access.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { findQueue } from "./redrive/find-queue.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";
import { countDead, redrive } from "./redrive/redrive.ts";

const USAGE = `npm run redrive -- QUEUE [--dry-run] [--limit N] [--settings FILE] [--data DIR]
  QUEUE            ${queueNames.join(", ")}
  --dry-run        only say how many dead letters there are
  --limit N        at most so many (10000)
  --settings FILE  which deployment (settings.json); reached with your own AWS credentials
  --data DIR       the local system that runs over that folder instead`;

try {
  await main();
} catch (error) {
  // The words of other errors may quote what was sent: their name says enough.
  if (error instanceof PlaceError || error instanceof SettingsError) console.error(error.message);
  else
    console.error(
      `The redrive ended early (${error instanceof Error ? error.name : "Error"}). Starting it again does no harm.`,
    );
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { queue, dryRun, most, settings, data } = commandLine();
  const place = placeOf(settings, data);
  const sqs = new SQSClient(place.client("sqs"));
  const pair = await findQueue(sqs, place.stack, queue);
  if (!pair) throw new PlaceError(`There is no queue ${queue} of ${place.stack} in ${place.region}.`);
  const there = await countDead(sqs, pair);
  if (dryRun) return console.log(`redrive: ${queue}, ${there} dead letters, 0 sent back`);
  const moved = await redrive(sqs, pair, most);
  console.log(`redrive: ${queue}, ${there} dead letters, ${moved} sent back, ${await countDead(sqs, pair)} left`);
  sqs.destroy();
}

function commandLine() {
  const { values, positionals } = parsed();
  const queue = queueNames.find((name) => name === positionals[0]) as QueueName | undefined;
  const most = Number(values.limit);
  if (positionals[0] && !queue) throw new PlaceError(`There is no queue ${positionals[0]}.\n${USAGE}`);
  if (!queue || positionals.length > 1 || !(Number.isInteger(most) && most > 0)) throw new PlaceError(USAGE);
  return { queue, dryRun: values["dry-run"], most, settings: values.settings, data: values.data };
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        limit: { type: "string", default: "10000" },
        settings: { type: "string", default: "settings.json" },
        data: { type: "string" },
      },
    });
  } catch {
    throw new PlaceError(USAGE);
  }
}
