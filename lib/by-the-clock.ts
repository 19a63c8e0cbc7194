import { Aws } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import type { ChannelFunction } from "./channel-function.ts";

/** When a function runs, on which clock (UTC if left out), and what it is then told. */
export type Timetable = {
  readonly name: string;
  readonly expression: string;
  readonly timeZone?: string;
  readonly input?: Readonly<Record<string, string>>;
  readonly retries: number;
};

/** Lets the scheduler call a function at some times, with a role that can call nothing else. */
export function byTheClock(
  scope: Construct,
  { channelName, lambda }: ChannelFunction,
  timetables: readonly Timetable[],
): void {
  const invoke = new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [lambda.functionArn] });
  const role = new Role(scope, `${channelName}-by-the-clock`, {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: { invoke: new PolicyDocument({ statements: [invoke] }) },
  });
  for (const { name, expression, timeZone, input, retries } of timetables) {
    new CfnSchedule(scope, `${channelName}-${name}`, {
      scheduleExpression: expression,
      ...(timeZone !== undefined && { scheduleExpressionTimezone: timeZone }),
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: retries },
        ...(input && { input: JSON.stringify(input) }),
      },
    });
  }
}
