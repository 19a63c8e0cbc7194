import prices from "./prices.json" with { type: "json" };
import type { PerMessage } from "./wire.ts";

type Price = Exclude<keyof typeof prices.aws, "region" | "currency">;

/** One line of a bill: how much of what at which price. */
export type CostLine = { readonly what: string; readonly amount: number; readonly price: number };

/** What is not measured here but set, on the dear side. */
export const assumed = {
  /** Billed for each run of a function, with its waiting; ours wait for two to ten requests of a few milliseconds. */
  runSeconds: 0.1,
  runGigabytes: 0.75,
  /** Log lines of ours and of the platform for each run. */
  logBytesPerRun: 1_500,
  /** What is stored of a message with its record, reply, trace and indexes. */
  storedBytes: 6_000,
  storedMonths: 3,
};

/** What a message, its record and its acknowledgement cost. */
export const messageCost = ({ requests, writeUnits, readUnits, webhooks }: PerMessage): readonly CostLine[] => {
  const of = (service: string) => timesOf(requests, service);
  // What Lambda asks of the queues on our behalf is counted with what is sent: once received, once deleted.
  const sends = of("AmazonSQS.SendMessage");
  const runs = webhooks + sends;
  const { aws } = prices;
  const line = (what: string, amount: number, price: Price): CostLine => ({ what, amount, price: aws[price] });
  return [
    line("DynamoDB, write units", writeUnits, "dynamodbWriteUnit"),
    line("DynamoDB, read units", readUnits, "dynamodbReadUnit"),
    line(
      "DynamoDB, stored gigabyte months",
      (assumed.storedBytes * assumed.storedMonths) / 1e9,
      "dynamodbGigabyteMonth",
    ),
    line(
      "DynamoDB, backed-up gigabyte months",
      (assumed.storedBytes * assumed.storedMonths) / 1e9,
      "dynamodbBackupGigabyteMonth",
    ),
    line("KMS, requests", of("TrentService."), "kmsRequest"),
    line("SQS, requests", sends * 3, "sqsRequest"),
    line("HTTP API, requests", webhooks, "httpApiRequest"),
    line("Lambda, runs", runs, "lambdaRequest"),
    line("Lambda, gigabyte seconds", runs * assumed.runSeconds * assumed.runGigabytes, "lambdaGigabyteSecond"),
    line("CloudWatch, gigabytes of logs", (runs * assumed.logBytesPerRun) / 1e9, "logGigabyte"),
  ];
};

/** What SES asks on top for the mails to people on duty, for sensitive records only. */
export const mailCost = ({ requests }: PerMessage): CostLine => ({
  what: "SES, mails to people on duty",
  amount: timesOf(requests, "Mail.SendEmail"),
  price: prices.aws.mail,
});

/** How often an operation was asked for, or all operations of a service whose names begin so. */
const timesOf = (requests: PerMessage["requests"], begins: string): number =>
  Object.entries(requests).reduce((sum, [name, times]) => sum + (name.startsWith(begins) ? times : 0), 0);

const minutesAMonth = 43_800;
/** Five pollers a queue ask every twenty seconds, as Lambda does at the least. */
const pollsAMonth = 5 * 3 * minutesAMonth;
/** The sweep every minute; reconcile and erase every quarter of an hour. */
const sweepsAMonth = minutesAMonth;
const quartersAMonth = minutesAMonth / 15;
const runsAMonth = sweepsAMonth + 2 * quartersAMonth;
/** A look into an index asks all its shards, half a unit each when they are empty: the outbox, reports, retention, copies. */
const looksAMonth = sweepsAMonth + 3 * quartersAMonth;
const shards = 16;

/** What a month costs in which nobody writes, from what the template holds. */
export const idleCost = (template: string): readonly CostLine[] => {
  const { Resources } = JSON.parse(template) as { Resources: Record<string, { Type: string; Properties?: unknown }> };
  const all = Object.values(Resources);
  const count = (type: string) => all.filter(({ Type }) => Type === type).length;
  const { aws } = prices;
  const line = (what: string, amount: number, price: Price): CostLine => ({ what, amount, price: aws[price] });
  return [
    line("KMS, keys", count("AWS::KMS::Key"), "kmsKeyMonth"),
    line("Secrets Manager, secrets", count("AWS::SecretsManager::Secret"), "secretMonth"),
    line("Secrets Manager, requests of reconcile and erase", 2 * quartersAMonth, "secretRequest"),
    line("CloudWatch, metrics under alarms", metricsUnderAlarms(all), "alarmMetricMonth"),
    line("CloudWatch, metrics read off logs", count("AWS::Logs::MetricFilter"), "customMetricMonth"),
    line("CloudWatch, dashboards", count("AWS::CloudWatch::Dashboard"), "dashboardMonth"),
    line("CloudWatch, gigabytes of logs", (runsAMonth * assumed.logBytesPerRun) / 1e9, "logGigabyte"),
    line("SQS, polls of empty queues", count("AWS::Lambda::EventSourceMapping") * pollsAMonth, "sqsRequest"),
    line("Scheduler, runs of sweep, reconcile and erase", runsAMonth, "scheduleRun"),
    line("Lambda, runs of these", runsAMonth, "lambdaRequest"),
    line(
      "Lambda, gigabyte seconds of these",
      runsAMonth * assumed.runSeconds * assumed.runGigabytes,
      "lambdaGigabyteSecond",
    ),
    line("DynamoDB, read units of these", looksAMonth * shards * 0.5, "dynamodbReadUnit"),
  ];
};

const metricsUnderAlarms = (all: readonly { Type: string; Properties?: unknown }[]): number =>
  all
    .filter(({ Type }) => Type === "AWS::CloudWatch::Alarm")
    .reduce((sum, { Properties }) => {
      const { Metrics } = Properties as { Metrics?: readonly { MetricStat?: unknown }[] };
      return sum + (Metrics ? Metrics.filter(({ MetricStat }) => MetricStat).length : 1);
    }, 0);

export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { amount, price }) => sum + amount * price, 0);
