import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { queueNames } from "./access.ts";
import type { ChannelFunction } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import type { LogMetrics } from "./log-metrics.ts";

/** Chapters of docs/runbook.md, by the anchor of their heading; a test holds them against the headings. */
export type Chapter =
  | "dead-letters"
  | "errors"
  | "old-messages"
  | "outbox"
  | "undelivered"
  | "nobody-on-duty"
  | "missed-messages"
  | "erasure"
  | "failing-webhooks"
  | "refused-webhooks"
  | "throttling";

export type AlarmSpec = {
  readonly name: string;
  readonly says: string;
  readonly chapter: Chapter;
  readonly metric: IMetric;
  /** Rings above it. */
  readonly above: number;
  /** In how many periods on end; one if left out. */
  readonly periods?: number;
  /** Silence rings too: what is measured should be heard of all the time. */
  readonly mustBeHeard?: true;
};

export type Watched = {
  readonly queues: ChannelQueues;
  readonly functions: readonly ChannelFunction[];
  readonly log: LogMetrics["metrics"];
};

const period = Duration.minutes(5);
const hour = Duration.hours(1);
/** How often reconcile and erase run. */
const quarter = Duration.minutes(15);

/** Everything that rings, and the chapter that says what to do then. */
export function alarmsFor({ queues, functions, log }: Watched): AlarmSpec[] {
  return [
    ...queueNames.flatMap((name) => queueAlarms(name, queues)),
    ...functions.map(errorAlarm),
    throttleAlarm(),
    ...doorAlarms(log),
    undeliveredAlarm(log),
    ...reconcileAlarms(log),
    ...eraseAlarms(log),
    {
      name: "outbox",
      says: "Something has waited in the outbox for more than five minutes, or the sweep is not heard of",
      chapter: "outbox",
      metric: log.outboxAge,
      above: 300,
      periods: 2,
      mustBeHeard: true,
    },
    {
      name: "nobody-on-duty",
      says: "Something sensitive came, and nobody of the roster could be told or nobody took it up",
      chapter: "nobody-on-duty",
      metric: log.nobodyToTell,
      above: 0,
    },
  ];
}

function queueAlarms(name: (typeof queueNames)[number], { queues, dead }: ChannelQueues): AlarmSpec[] {
  return [
    {
      name: `${name}-dead-letters`,
      says: `Something in the queue ${name} failed five times and was put aside`,
      chapter: "dead-letters",
      metric: dead[name].metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
      above: 0,
    },
    {
      name: `${name}-old-messages`,
      says: `Something has waited in the queue ${name} for more than five minutes`,
      chapter: "old-messages",
      metric: queues[name].metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
      above: 300,
    },
  ];
}

function doorAlarms(log: Watched["log"]): AlarmSpec[] {
  return [
    {
      name: "failing-webhooks",
      says: "Twilio's webhooks get a server error or are held back; Twilio tries again, but not for long",
      chapter: "failing-webhooks",
      metric: log.failingWebhooks,
      above: 0,
    },
    {
      name: "refused-webhooks",
      says: "Many webhooks are refused as not signed or not ours",
      chapter: "refused-webhooks",
      metric: new MathExpression({
        label: "refused",
        expression: "FILL(messages, 0) + FILL(reports, 0)",
        usingMetrics: { messages: log.refusedMessages, reports: log.refusedReports },
        period,
      }),
      above: 20,
    },
  ];
}

/** One failure is tried again by the next run: it rings when that did not help. */
function reconcileAlarms({ notTakenIn, gaps, behind }: Watched["log"]): AlarmSpec[] {
  const chapter = "missed-messages";
  return [
    {
      name: "reconcile-failing",
      says: "Something that Twilio holds and we do not cannot be taken in, or reconcile is not heard of",
      chapter,
      metric: notTakenIn.with({ period: quarter }),
      above: 0,
      periods: 3,
      mustBeHeard: true,
    },
    {
      name: "reconcile-gaps",
      says: "Somebody wrote, and neither we nor Twilio can say what",
      chapter,
      metric: gaps.with({ period: quarter }),
      above: 0,
    },
    {
      name: "reconcile-behind",
      says: "For two hours what Twilio holds has not been looked through up to the present",
      chapter,
      metric: behind.with({ period: quarter }),
      above: 0,
      periods: 8,
    },
  ];
}

/** What is not erased is kept against our promise, and nobody would notice. */
function eraseAlarms({ notErased, failedErasures }: Watched["log"]): AlarmSpec[] {
  return [
    {
      name: "erase-refused",
      says: "Twilio will not erase its copy of a message, or erase is not heard of",
      chapter: "erasure",
      metric: notErased.with({ period: quarter }),
      above: 0,
      periods: 3,
      mustBeHeard: true,
    },
    {
      name: "erase-failing",
      says: "Something whose time is over cannot be erased",
      chapter: "erasure",
      metric: failedErasures.with({ period: quarter }),
      above: 0,
      periods: 3,
    },
  ];
}

/** Some people are always out of reach; it rings when more than one reply in ten fails, and at least five do. */
function undeliveredAlarm({ sent, failed, undelivered }: Watched["log"]): AlarmSpec {
  return {
    name: "undelivered",
    says: "More than one reply in ten does not reach its person",
    chapter: "undelivered",
    metric: new MathExpression({
      label: "replies that did not arrive (%)",
      expression: "IF(bad >= 5, 100 * bad / (bad + FILL(sent, 0)), 0)",
      usingMetrics: { bad: sumOf({ failed, undelivered }), sent: sent.with({ period: hour }) },
      period: hour,
    }),
    above: 10,
  };
}

const sumOf = (metrics: Readonly<Record<string, Metric>>): MathExpression =>
  new MathExpression({
    expression: Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(" + "),
    usingMetrics: Object.fromEntries(
      Object.entries(metrics).map(([name, metric]) => [name, metric.with({ period: hour })]),
    ),
    period: hour,
  });

function errorAlarm({ channelName, lambda }: ChannelFunction): AlarmSpec {
  return {
    name: `${channelName}-errors`,
    says: `More than one in twenty runs of ${channelName} fails`,
    chapter: "errors",
    metric: new MathExpression({
      label: "failed runs (%)",
      expression: "100 * errors / MAX([runs, errors, 1])",
      usingMetrics: {
        errors: lambda.metricErrors({ period, statistic: "Sum" }),
        runs: lambda.metricInvocations({ period, statistic: "Sum" }),
      },
      period,
    }),
    above: 5,
  };
}

/** Lambda's own figure over every function of the account: an alarm can add up no more than ten of ours. */
function throttleAlarm(): AlarmSpec {
  return {
    name: "throttling",
    says: "AWS holds functions back because the account runs too many at once",
    chapter: "throttling",
    metric: new Metric({ namespace: "AWS/Lambda", metricName: "Throttles", period, statistic: "Sum" }),
    above: 0,
  };
}
