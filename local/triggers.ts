import { setTimeout as delay } from "node:timers/promises";
import type { AwsClients } from "./aws-clients.ts";
import { runEventSource, templateEventSources } from "./event-source.ts";
import { runExpiry } from "./expiry.ts";
import type { Functions } from "./functions.ts";
import { lastRuns, runSchedule, templateSchedules } from "./schedules.ts";
import type { Table } from "./tables.ts";
import type { References } from "./template/references.ts";

/** What the triggers of the template act on. */
export type Triggered = {
  readonly refs: References;
  readonly clients: AwsClients;
  readonly sqsUrl: string;
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
  const sources = templateEventSources(refs, triggered.sqsUrl, concurrency);
  const runs = lastRuns(triggered.lastRunsFile);
  const running = [
    ...sources.map((source) => runEventSource(clients.queues, source, call(source.functionName), stop.signal)),
    ...templateSchedules(refs).map((schedule) => runSchedule(schedule, runs, call(schedule.functionName), stop.signal)),
    runExpiry(clients.database, triggered.tables, triggered.expiryEveryMs, stop.signal),
  ];
  const close = async () => {
    stop.abort();
    // What is under way may end; what takes longer is cut off, as a crash would, and comes again at the next start.
    await Promise.race([Promise.all(running), delay(PATIENCE_MS, undefined, { ref: false })]);
  };
  return { close };
}
