import { Aws } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

/** What the channel does by the clock, and not because somebody wrote. */
export class Upkeep extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings }: { readonly surroundings: Surroundings }) {
    super(scope, id);
    const sweep = new ChannelFunction(this, "sweep", surroundings);
    this.every("rate(1 minute)", sweep);
    this.functions = [sweep];
  }

  private every(scheduleExpression: string, { channelName, lambda }: ChannelFunction): void {
    const invoke = new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [lambda.functionArn] });
    const role = new Role(this, `${channelName}-by-the-clock`, {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: { invoke: new PolicyDocument({ statements: [invoke] }) },
    });
    new CfnSchedule(this, `${channelName}-schedule`, {
      scheduleExpression,
      flexibleTimeWindow: { mode: "OFF" },
      // The next minute tries again by itself.
      target: { arn: lambda.functionArn, roleArn: role.roleArn, retryPolicy: { maximumRetryAttempts: 0 } },
    });
  }
}
