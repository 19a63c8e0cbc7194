import { Aws, Stack, Validations } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { type AlarmSpec, alarmsFor } from "./alarms.ts";
import type { ChannelApi } from "./channel-api.ts";
import type { ChannelFunction } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import { dashboard } from "./dashboard.ts";
import { LogMetrics } from "./log-metrics.ts";

type WatchProps = {
  readonly queues: ChannelQueues;
  readonly functions: readonly ChannelFunction[];
  readonly api: ChannelApi;
  readonly key: IKey;
  readonly operators: readonly string[];
};

/** Rings when the channel is not well, and shows how it is; neither knows a word of any message. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { key, operators, queues, functions, api }: WatchProps) {
    super(scope, id);
    const { metrics } = new LogMetrics(this, "Log", Stack.of(this).stackName, { functions, api });
    const action = new SnsAction(this.topic(key, operators));
    const alarms = alarmsFor({ queues, functions, log: metrics }).map((spec) => this.alarm(spec));
    for (const alarm of alarms) alarm.addAlarmAction(action);
    dashboard(this, { queues, functions, api, log: metrics, alarms });
  }

  private topic(masterKey: IKey, operators: readonly string[]): Topic {
    const topic = new Topic(this, "Alarms", { masterKey, enforceSSL: true });
    for (const operator of operators) topic.addSubscription(new EmailSubscription(operator));
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
    );
    Validations.of(topic).acknowledge({
      id: "Serverless::Serverless-SNSRedrivePolicy",
      reason: "Mail is tried again by SNS itself; an alarm stays visible in CloudWatch.",
    });
    return topic;
  }

  private alarm({ name, says, chapter, metric, above, periods = 1, mustBeHeard }: AlarmSpec): Alarm {
    return new Alarm(this, name, {
      alarmDescription: `${says}. What to do: docs/runbook.md#${chapter}`,
      metric,
      threshold: above,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: mustBeHeard ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
  }
}
