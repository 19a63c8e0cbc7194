import { Aws, Validations } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { type AlarmSpec, alarmsFor, type Watched } from "./alarms.ts";
import { dashboard } from "./dashboard.ts";

type WatchProps = Watched & { readonly key: IKey; readonly operators: readonly string[] };

/** Rings when the channel is not well, and shows how it is; neither knows a word of any message. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { key, operators, ...watched }: WatchProps) {
    super(scope, id);
    const action = new SnsAction(this.topic(key, operators));
    for (const spec of alarmsFor(watched)) this.alarm(spec).addAlarmAction(action);
    dashboard(this, watched);
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

  private alarm({ name, says, chapter, metric, above, periods = 1 }: AlarmSpec): Alarm {
    return new Alarm(this, name, {
      alarmDescription: `${says}. What to do: docs/runbook.md#${chapter}`,
      metric,
      threshold: above,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
