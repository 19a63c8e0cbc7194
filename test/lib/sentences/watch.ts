import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { functionNames } from "../../../lib/functions.ts";
import { type Built, ofType } from "../built.ts";

/** Alarms. */
export function watch(built: Built): void {
  const alarms = ofType(built, "AWS::CloudWatch::Alarm").map(({ properties }) => properties);

  it("rings for dead letters and old messages of each queue, failing functions, refused webhooks and throttling", () => {
    const metrics = alarms.map(({ MetricName, Metrics }) => MetricName ?? Metrics[0].Expression.split(" ")[0]);
    const times = (metric: string) => metrics.filter((name) => name === metric).length;
    expect(times("ApproximateNumberOfMessagesVisible")).toBe(5);
    expect(times("ApproximateAgeOfOldestMessage")).toBe(5);
    expect(times("5xx")).toBe(1);
    expect(times("100")).toBe(functionNames.length);
    expect(times("f0")).toBe(1);
  });

  it("tells with each alarm which chapter of the runbook says what to do", () => {
    const headings = readFileSync("docs/runbook.md", "utf8").matchAll(/^## (.+)$/gm);
    const anchors = new Set([...headings].map(([, heading = ""]) => heading.toLowerCase().replaceAll(" ", "-")));
    for (const { AlarmDescription } of alarms) {
      const [, anchor] = /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(anchors).toContain(anchor);
    }
  });

  it("rings at a topic under a key of ours that CloudWatch may use", () => {
    const [topic] = ofType(built, "AWS::SNS::Topic");
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: topic?.id }]);
    const key = built.resources[topic?.properties.KmsMasterKeyId["Fn::GetAtt"][0]];
    expect(JSON.stringify(key?.Properties.KeyPolicy)).toContain("cloudwatch.amazonaws.com");
  });

  it("sends mail as the configured sender only, over TLS or not at all", () => {
    built.template.hasResourceProperties("AWS::SES::ConfigurationSet", { DeliveryOptions: { TlsPolicy: "REQUIRE" } });
    expect(built.text).toContain('"ses:FromAddress": "hearback@example.org"');
  });
}
