import { expect, it } from "vitest";
import { type Built, ofType } from "../built.ts";

/** Queues, event sources, the schedule. */
export function queues(built: Built): void {
  const all = ofType(built, "AWS::SQS::Queue");
  const living = all.filter(({ properties }) => properties.RedrivePolicy !== undefined);
  const dead = all.filter(({ properties }) => properties.RedrivePolicy === undefined);
  const sources = ofType(built, "AWS::Lambda::EventSourceMapping").map(({ properties }) => properties);

  it("puts aside what failed five times, each queue to dead letters of its own, for two weeks", () => {
    expect(living).toHaveLength(6);
    const targets = living.map(({ properties }) => properties.RedrivePolicy.deadLetterTargetArn["Fn::GetAtt"][0]);
    expect(targets.sort()).toEqual(dead.map(({ id }) => id).sort());
    for (const { properties } of living) expect(properties.RedrivePolicy.maxReceiveCount).toBe(5);
    for (const { properties } of dead) expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });

  it("encrypts every queue under a key of ours and refuses plain HTTP", () => {
    const policies = ofType(built, "AWS::SQS::QueuePolicy").map(({ properties }) => properties);
    for (const { id, properties } of all) {
      expect(properties.KmsMasterKeyId["Fn::GetAtt"][0]).toMatch(/^QueuesKey/);
      const policy = policies.find(({ Queues }) => Queues[0].Ref === id);
      expect(policy.PolicyDocument.Statement).toMatchObject([
        { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ]);
    }
  });

  it("hides a message for six times as long as its function may take", () => {
    expect(sources).toHaveLength(6);
    for (const { EventSourceArn, FunctionName } of sources) {
      const { VisibilityTimeout } = built.resources[EventSourceArn["Fn::GetAtt"][0]]?.Properties ?? {};
      const { Timeout } = built.resources[FunctionName.Ref]?.Properties ?? {};
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
    }
  });

  it("lets one bad message of ten fail alone", () => {
    for (const source of sources) {
      expect(source).toMatchObject({ BatchSize: 10, FunctionResponseTypes: ["ReportBatchItemFailures"] });
      expect(source.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it("sweeps every minute, reconciles and erases every quarter of an hour, signs the audit trail daily, reminds every hour and sends digests at each programme's own hour", () => {
    const schedules = ofType(built, "AWS::Scheduler::Schedule").map(({ properties }) => properties);
    const times = schedules.map(
      ({ ScheduleExpression, ScheduleExpressionTimezone: zone = "" }) => `${ScheduleExpression} ${zone}`,
    );
    expect(times.sort()).toEqual([
      "cron(0 8 * * ? *) Africa/Tunis",
      "cron(0 9 * * ? *) Atlantic/Canary",
      "cron(20 0 * * ? *) ",
      "cron(5 * * * ? *) ",
      "rate(1 minute) ",
      "rate(15 minutes) ",
      "rate(15 minutes) ",
    ]);
  });

  it("runs by the clock with a role that can do nothing else", () => {
    for (const { properties: schedule } of ofType(built, "AWS::Scheduler::Schedule")) {
      const role = built.resources[schedule.Target.RoleArn["Fn::GetAtt"][0]]?.Properties;
      expect(role.Policies.flatMap((policy: typeof role) => policy.PolicyDocument.Statement)).toEqual([
        { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: schedule.Target.Arn },
      ]);
    }
  });
}
