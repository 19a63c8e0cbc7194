import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { queueNames } from "./access.ts";
import type { Watched } from "./alarms.ts";
import type { ChannelApi } from "./channel-api.ts";

type Shown = Watched & { readonly api: ChannelApi; readonly alarms: readonly IAlarm[] };

/** One page that shows how the channel is: what rings, the door, the functions, the queues, the people. */
export function dashboard(scope: Construct, shown: Shown): Dashboard {
  const alarms = new AlarmStatusWidget({ title: "Alarms", alarms: [...shown.alarms], width: 24 });
  return new Dashboard(scope, "Dashboard", { widgets: [[alarms], ...rows(shown)] });
}

function rows({ queues, functions, api: { stage }, log }: Shown): IWidget[][] {
  const eachQueue = (metric: (name: (typeof queueNames)[number]) => IMetric) => queueNames.map(metric);
  return [
    [
      graph("Requests and refusals", [stage.metricCount(), stage.metricClientError(), stage.metricServerError()]),
      graph("Webhooks that failed, or were refused", [log.failingWebhooks, log.refusedMessages, log.refusedReports]),
    ],
    [
      graph("Time to an answer (p90)", [stage.metricLatency({ statistic: "p90" })]),
      graph(
        "Runs",
        functions.map(({ lambda }) => lambda.metricInvocations()),
      ),
    ],
    [
      graph(
        "Failed runs",
        functions.map(({ lambda }) => lambda.metricErrors()),
      ),
      graph(
        "Put aside",
        eachQueue((name) => queues.dead[name].metricApproximateNumberOfMessagesVisible()),
      ),
    ],
    [
      graph("Oldest waiting (s)", [
        log.outboxAge,
        ...eachQueue((name) => queues.queues[name].metricApproximateAgeOfOldestMessage()),
      ]),
      graph("Replies sent, failed, undelivered; nobody to tell", [
        log.sent,
        log.failed,
        log.undelivered,
        log.nobodyToTell,
      ]),
    ],
    [
      graph("Missed at Twilio: not taken in, gone, runs that fell behind", [log.notTakenIn, log.gaps, log.behind]),
      graph("Not erased: refused by Twilio, failed here", [log.notErased, log.failedErasures]),
    ],
  ];
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 12 });
