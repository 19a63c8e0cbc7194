import { Duration } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { ChannelApi } from "./channel-api.ts";
import type { ChannelFunction } from "./channel-function.ts";
import type { FunctionName } from "./functions.ts";

type Sources = { readonly functions: readonly ChannelFunction[]; readonly api: ChannelApi };
type Counted = { readonly in: FunctionName; readonly lines: IFilterPattern; readonly value?: string };

const event = (name: string) => FilterPattern.stringValue("$.event", "=", name);

/** What is counted in the lines of the typed log (`functions/middleware/log.ts`). A count is all that leaves them. */
const counted = {
  /** Seconds that the oldest entry of the outbox has waited; 0 when there is none. Said every minute. */
  outboxAge: { in: "sweep", lines: event("swept"), value: "$.oldestSeconds" },
  sent: { in: "send", lines: event("reply_sent") },
  failed: { in: "send", lines: FilterPattern.any(event("reply_failed"), event("reply_uncertain")) },
  undelivered: {
    in: "delivery-status",
    lines: FilterPattern.all(event("delivery_status"), FilterPattern.booleanValue("$.failed", true)),
  },
  nobodyToTell: { in: "notify", lines: FilterPattern.any(event("nobody_to_tell"), event("notice_unanswered")) },
  /** What Twilio holds and cannot be taken in, at each run. */
  notTakenIn: { in: "reconcile", lines: event("reconciled"), value: "$.failed" },
  /** What was missed and cannot be fetched any more, at each run. */
  gaps: { in: "reconcile", lines: event("reconciled"), value: "$.gaps" },
  behind: {
    in: "reconcile",
    lines: FilterPattern.all(event("reconciled"), FilterPattern.booleanValue("$.whole", false)),
  },
  /** Copies that Twilio will not erase, at each run. */
  notErased: { in: "erase", lines: event("erased"), value: "$.refused" },
  failedErasures: { in: "erase", lines: event("failed") },
  refusedMessages: { in: "receive", lines: event("webhook_refused") },
  refusedReports: { in: "delivery-status", lines: event("webhook_refused") },
} as const satisfies Record<string, Counted>;

/** A webhook that got a server error or was held back at the door; the officers' routes are left out. */
const failedWebhook = FilterPattern.all(
  FilterPattern.stringValue("$.route", "=", "POST /twilio/*"),
  FilterPattern.any(
    FilterPattern.stringValue("$.status", "=", "5*"),
    FilterPattern.stringValue("$.status", "=", "429"),
  ),
);

export type LogMetricName = keyof typeof counted | "failingWebhooks";

/** Metrics read off the logs by CloudWatch, so that no function needs a right, or a line of code, for them. */
export class LogMetrics extends Construct {
  readonly metrics: Readonly<Record<LogMetricName, Metric>>;
  private readonly namespace: string;

  constructor(scope: Construct, id: string, namespace: string, { functions, api }: Sources) {
    super(scope, id);
    this.namespace = namespace;
    const logOf = (name: FunctionName): ILogGroup => {
      const found = functions.find(({ channelName }) => channelName === name);
      if (!found) throw new Error(`There is no function ${name} whose log could be read.`);
      return found.logGroup;
    };
    const ofFunctions = Object.entries<Counted>(counted).map(
      ([name, { in: source, lines, value }]) => [name, this.metric(name, logOf(source), lines, value)] as const,
    );
    this.metrics = {
      ...(Object.fromEntries(ofFunctions) as Record<keyof typeof counted, Metric>),
      failingWebhooks: this.metric("failingWebhooks", api.accessLog, failedWebhook),
    };
  }

  private metric(metricName: string, logGroup: ILogGroup, filterPattern: IFilterPattern, metricValue = "1"): Metric {
    const filter = new MetricFilter(this, metricName, {
      logGroup,
      filterPattern,
      metricNamespace: this.namespace,
      metricName,
      metricValue,
    });
    const statistic = metricValue === "1" ? "Sum" : "Maximum";
    return filter.metric({ statistic, period: Duration.minutes(5) });
  }
}
