import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { privateJson, writePrivateFile } from "./private-file.ts";
import { reportFailure } from "./report-failure.ts";
import { lastDue, type Timing, timing, untilNext } from "./schedule-expression.ts";
import { ACCOUNT, localArn, REGION } from "./template/place.ts";
import type { References } from "./template/references.ts";

/** A schedule of the template and the function that it calls. */
export type Schedule = {
  readonly id: string;
  readonly arn: string;
  readonly timing: Timing;
  readonly functionName: string;
  readonly input: string | undefined;
  readonly retries: number;
  readonly maxAgeMs: number;
};

const Shape = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Target: z.object({
    Arn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z
      .object({ MaximumRetryAttempts: z.number().default(185), MaximumEventAgeInSeconds: z.number().default(86_400) })
      .default({ MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 }),
  }),
});
const LastRuns = z.record(z.string(), z.number());
// setTimeout takes no more than 2^31 - 1 milliseconds.
const LONGEST_WAIT_MS = 12 * 3_600_000;

/** The schedules of the template that are switched on. */
export function templateSchedules(refs: References): readonly Schedule[] {
  return refs
    .all("AWS::Scheduler::Schedule", Object.keys(Shape.shape))
    .map(([id, properties]) => ({ id, ...Shape.parse(properties) }))
    .filter(({ State }) => State === "ENABLED")
    .map(({ id, ScheduleExpression, ScheduleExpressionTimezone, Target }) => ({
      id,
      arn: localArn("scheduler", `schedule/default/${refs.name(id)}`),
      timing: timing(ScheduleExpression, ScheduleExpressionTimezone),
      functionName: Target.Arn.split(":").at(-1) ?? "",
      input: Target.Input,
      retries: Target.RetryPolicy.MaximumRetryAttempts,
      maxAgeMs: Target.RetryPolicy.MaximumEventAgeInSeconds * 1000,
    }));
}

/** Remembers in `file` when each schedule last ran, so that a restart makes up for what was missed. */
export function lastRuns(file: string): {
  of: (id: string) => number | undefined;
  note: (id: string, at: Date) => void;
} {
  const runs = new Map(Object.entries(privateJson(file, LastRuns, () => ({}))));
  return {
    of: (id) => runs.get(id),
    note: (id, at) => {
      runs.set(id, at.getTime());
      writePrivateFile(file, JSON.stringify(Object.fromEntries(runs)));
    },
  };
}

/** Runs a schedule until `signal` aborts: a rate at once, a calendar at once when a time was missed, then as written. */
export async function runSchedule(
  schedule: Schedule,
  runs: ReturnType<typeof lastRuns>,
  invoke: (event: unknown) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  if (runs.of(schedule.id) === undefined && "calendar" in schedule.timing) runs.note(schedule.id, new Date());
  let starting = "everyMs" in schedule.timing;
  while (!signal.aborted) {
    const due = lastDue(schedule.timing, new Date());
    const isDue = due && (starting || isMissed(schedule, due, runs.of(schedule.id)));
    starting = false;
    if (isDue && (await run(schedule, due, invoke, signal))) runs.note(schedule.id, due);
    const wait = Math.min(untilNext(schedule.timing, new Date()), LONGEST_WAIT_MS);
    await delay(wait, undefined, { signal }).catch(() => undefined);
  }
}

function isMissed({ maxAgeMs }: Schedule, due: Date, last: number | undefined): boolean {
  return due.getTime() > (last ?? 0) && Date.now() - due.getTime() < maxAgeMs;
}

async function run(schedule: Schedule, due: Date, invoke: (event: unknown) => Promise<unknown>, signal: AbortSignal) {
  for (let attempt = 0; attempt <= schedule.retries && !signal.aborted; attempt++) {
    try {
      await invoke(schedulerEvent(schedule, due));
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      reportFailure(`Schedule ${schedule.id}`, error);
      if (Date.now() - due.getTime() > schedule.maxAgeMs) return true;
      await delay(Math.min(60_000, 1000 * 2 ** attempt), undefined, { signal }).catch(() => undefined);
    }
  }
  return !signal.aborted;
}

/** What a schedule tells its function at the time that it is due. */
export function schedulerEvent({ arn, input }: Schedule, due: Date): unknown {
  const time = `${due.toISOString().slice(0, 19)}Z`;
  if (input !== undefined) return JSON.parse(input.replaceAll("<aws.scheduler.scheduled-time>", time));
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.scheduler",
    account: ACCOUNT,
    time,
    region: REGION,
    resources: [arn],
    detail: "{}",
  };
}
