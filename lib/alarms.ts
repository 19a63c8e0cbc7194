import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { queueNames } from "./access.ts";
import type { ChannelApi } from "./channel-api.ts";
import type { ChannelFunction } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";

/** Chapters of docs/runbook.md, by the anchor of their heading. */
export type Chapter = "dead-letters" | "errors" | "old-messages" | "refused-webhooks" | "throttling";

export type AlarmSpec = {
  readonly name: string;
  readonly says: string;
  readonly chapter: Chapter;
  readonly metric: IMetric;
  /** Rings above it. */
  readonly above: number;
  /** In how many periods on end; one if left out. */
  readonly periods?: number;
};

export type Watched = {
  readonly queues: ChannelQueues;
  readonly functions: readonly ChannelFunction[];
  readonly api: ChannelApi;
};

const period = Duration.minutes(5);

/** Everything that rings, and the chapter that says what to do then. */
export function alarmsFor({ queues, functions, api }: Watched): AlarmSpec[] {
  return [
    ...queueNames.flatMap((name) => queueAlarms(name, queues)),
    ...functions.map(errorAlarm),
    throttleAlarm(functions),
    {
      name: "refused-webhooks",
      says: "Twilio's webhooks get a server error; Twilio tries again, but not for long",
      chapter: "refused-webhooks",
      metric: api.stage.metricServerError({ period: Duration.minutes(1), statistic: "Sum" }),
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

function throttleAlarm(functions: readonly ChannelFunction[]): AlarmSpec {
  const each = functions.map(
    ({ lambda }, at) => [`f${at}`, lambda.metricThrottles({ period, statistic: "Sum" })] as const,
  );
  return {
    name: "throttling",
    says: "AWS holds functions back because the account runs too many at once",
    chapter: "throttling",
    metric: new MathExpression({
      label: "held back",
      expression: each.map(([id]) => id).join(" + "),
      usingMetrics: Object.fromEntries(each),
      period,
    }),
    above: 0,
  };
}
