import { Dashboard, GraphWidget, type IMetric, type IWidget } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { queueNames } from "./access.ts";
import type { Watched } from "./alarms.ts";

/** One page that shows how the channel is: the door, the functions, the queues. */
export function dashboard(scope: Construct, { queues, functions, api }: Watched): Dashboard {
  const eachQueue = (metric: (name: (typeof queueNames)[number]) => IMetric) => queueNames.map(metric);
  return new Dashboard(scope, "Dashboard", {
    widgets: [
      [
        graph("Requests and refusals", [
          api.stage.metricCount(),
          api.stage.metricClientError(),
          api.stage.metricServerError(),
        ]),
        graph("Time to an answer (p90)", [api.stage.metricLatency({ statistic: "p90" })]),
      ],
      [
        graph(
          "Runs",
          functions.map(({ lambda }) => lambda.metricInvocations()),
        ),
        graph(
          "Failed runs",
          functions.map(({ lambda }) => lambda.metricErrors()),
        ),
      ],
      [
        graph(
          "Oldest waiting (s)",
          eachQueue((name) => queues.queues[name].metricApproximateAgeOfOldestMessage()),
        ),
        graph(
          "Put aside",
          eachQueue((name) => queues.dead[name].metricApproximateNumberOfMessagesVisible()),
        ),
      ],
    ],
  });
}

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 12 });
