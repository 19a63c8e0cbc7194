import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { digestKey } from "../functions/adapters/keys.ts";
import { dueWeek } from "../functions/domain/statistics/due-week.ts";
import { isoWeek } from "../functions/domain/statistics/iso-week.ts";
import type { Deployment } from "./deployment.ts";
import { untilNext } from "./schedule-expression.ts";
import { type Schedule, schedulerEvent } from "./schedules.ts";

type Programme = Deployment["programmes"][number];

/** What a rehearsal needs: the schedules of the template, and the functions and the table that they lead to. */
export type Rehearsal = {
  readonly schedules: readonly Schedule[];
  readonly programmes: readonly Programme[];
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly database: DynamoDBClient;
  readonly table: string;
  readonly now: () => Date;
};

const mostDays = 15;

/**
 * As if the day of the digest had come: each programme's schedule calls its function with the time at which it will, and
 * the digest of this week goes out as it stands. What is remembered of that goes before and after, so that it can be
 * seen again with what has come in since, and the real day is not spoilt. Gives back how many programmes there were.
 */
export async function rehearseDigests(rehearsal: Rehearsal): Promise<number> {
  const due = rehearsal.schedules.flatMap((schedule) => {
    const programme = rehearsal.programmes.find(({ id }) => isFor(schedule, id));
    const at = programme && dueOf(schedule, programme, rehearsal.now());
    return programme && at ? [{ schedule, programme, at }] : [];
  });
  for (const { schedule, programme, at } of due) {
    const { week } = dueWeek(programme, at);
    await forget(rehearsal, programme.id, week);
    await rehearsal.invoke(schedule.functionName, schedulerEvent(schedule, at));
    await forget(rehearsal, programme.id, week);
  }
  return due.length;
}

const isFor = ({ input }: Schedule, programme: string): boolean =>
  input?.includes("<aws.scheduler.scheduled-time>") === true && JSON.parse(input).programme === programme;

/** The first run of the schedule to come that is about the week of today. */
const dueOf = ({ timing }: Schedule, programme: Programme, now: Date): Date | undefined => {
  let at = now;
  for (let day = 0; day < mostDays; day++) {
    at = new Date(at.getTime() + untilNext(timing, at));
    if (dueWeek(programme, at).week === isoWeek(now, programme.timeZone)) return at;
  }
  return undefined;
};

const forget = async ({ database, table }: Rehearsal, programme: string, week: string): Promise<void> => {
  const { pk } = digestKey(programme, week, "");
  const query = new QueryCommand({
    TableName: table,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
  });
  for (const { sk } of (await database.send(query)).Items ?? [])
    if (sk) await database.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: pk }, sk } }));
};
