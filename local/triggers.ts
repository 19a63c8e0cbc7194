import { setTimeout as delay } from "node:timers/promises";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { AwsClients } from "./aws-clients.ts";
import { runEventSource, templateEventSources } from "./event-source.ts";
import { runExpiry } from "./expiry.ts";
import type { Functions } from "./functions.ts";
import { lastRuns, runSchedule, templateSchedules } from "./schedules.ts";
import type { Table } from "./tables.ts";
import { functionCredentials, REGION } from "./template/place.ts";
import type { References } from "./template/references.ts";

/** What the triggers of the template act on. */
export type Triggered = {
  readonly refs: References;
  readonly clients: AwsClients;
  /** Where functions reach AWS: Lambda takes from a queue by the rights of the function that it feeds. */
  readonly awsUrl: string;
  readonly functions: Functions;
  readonly tables: readonly Table[];
  readonly concurrency: number;
  readonly expiryEveryMs: number;
  readonly lastRunsFile: string;
};

const PATIENCE_MS = 3000;

/** Everything that runs without being asked: queues feed functions, schedules call them, expired items go. */
export function startTriggers(triggered: Triggered): { readonly close: () => Promise<void> } {
  const { refs, clients, functions, concurrency } = triggered;
  const stop = new AbortController();
  const call = (name: string) => (event: unknown) => functions.invoke(name, event);
  const sources = templateEventSources(refs, triggered.awsUrl, concurrency);
  const pollers = new Map(sources.map(({ functionName }) => [functionName, poller(functionName, triggered.awsUrl)]));
  const runs = lastRuns(triggered.lastRunsFile);
  const running = [
    ...sources.map((source) =>
      runEventSource(
        pollers.get(source.functionName) ?? clients.queues,
        source,
        call(source.functionName),
        stop.signal,
      ),
    ),
    ...templateSchedules(refs).map((schedule) => runSchedule(schedule, runs, call(schedule.functionName), stop.signal)),
    runExpiry(clients.database, triggered.tables, triggered.expiryEveryMs, stop.signal),
  ];
  const close = async () => {
    stop.abort();
    // What is under way may end; what takes longer is cut off, as a crash would, and comes again at the next start.
    await Promise.race([Promise.all(running), delay(PATIENCE_MS, undefined, { ref: false })]);
    for (const client of pollers.values()) client.destroy();
  };
  return { close };
}

function poller(functionName: string, endpoint: string): SQSClient {
  return new SQSClient({ region: REGION, endpoint, credentials: functionCredentials(functionName) });
}
