import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type LogEvent, typedLog } from "../../../functions/middleware/log.ts";
import { type FunctionName, functionNames } from "../../../lib/functions.ts";
import { type Built, lambdaOf, ofType } from "../built.ts";

const reconciled = (what: Partial<Extract<LogEvent, { event: "reconciled" }>>): LogEvent => ({
  event: "reconciled",
  listed: 3,
  takenIn: 0,
  gaps: 0,
  refreshed: 0,
  failed: 0,
  whole: true,
  ...what,
});
const nothing = { identity: 0, address: 0, text: 0, postponed: 0, erased: 0, pending: 0, objects: 0 };
const erased: LogEvent = { event: "erased", dryRun: false, ...nothing, refused: 1 };

/** A line of each kind that is counted, and the function that writes it. */
const counted: readonly (readonly [metric: string, writer: FunctionName, line: LogEvent])[] = [
  ["outboxAge", "sweep", { event: "swept", requeued: 3, oldestSeconds: 421 }],
  ["sent", "send", { event: "reply_sent", channel: "sms" }],
  ["failed", "send", { event: "reply_failed", channel: "sms", code: "21610" }],
  ["failed", "send", { event: "reply_uncertain", channel: "whatsapp" }],
  ["undelivered", "delivery-status", { event: "delivery_status", applied: true, failed: true }],
  ["nobodyToTell", "notify", { event: "nobody_to_tell" }],
  ["nobodyToTell", "notify", { event: "notice_unanswered" }],
  ["notTakenIn", "reconcile", reconciled({ failed: 2 })],
  ["gaps", "reconcile", reconciled({ gaps: 1 })],
  ["behind", "reconcile", reconciled({ whole: false })],
  ["notErased", "erase", erased],
  ["failedErasures", "erase", { event: "failed", error: "ThrottlingException" }],
  ["refusedMessages", "receive", { event: "webhook_refused", code: "not_signed" }],
  ["refusedReports", "delivery-status", { event: "webhook_refused", code: "not_signed" }],
];

/** Alarms. */
export function watch(built: Built): void {
  const alarms = ofType(built, "AWS::CloudWatch::Alarm").map(({ properties }) => properties);
  const filters = ofType(built, "AWS::Logs::MetricFilter").map(({ properties }) => properties);
  const metricsOf = (alarm: (typeof alarms)[number]): string =>
    JSON.stringify([alarm.MetricName, (alarm.Metrics ?? []).map(({ MetricStat }: typeof alarm) => MetricStat?.Metric)]);
  const alarmsOn = (metric: string) => alarms.filter((alarm) => metricsOf(alarm).includes(`"${metric}"`));

  it("rings for dead letters and old messages of each queue and for each function that fails", () => {
    expect(alarmsOn("ApproximateNumberOfMessagesVisible")).toHaveLength(6);
    expect(alarmsOn("ApproximateAgeOfOldestMessage")).toHaveLength(6);
    expect(alarmsOn("Errors")).toHaveLength(functionNames.length);
    expect(alarmsOn("Throttles")).toHaveLength(1);
  });

  it.each([...new Set(counted.map(([metric]) => metric)), "failingWebhooks"])(
    "rings for what the logs count, which is a number of ours and no other: %s",
    (metricName) => {
      const [filter, ...others] = filters.filter(({ MetricTransformations: [to] }) => to.MetricName === metricName);
      expect(others).toEqual([]);
      expect(filter.MetricTransformations).toEqual([
        {
          MetricName: metricName,
          MetricNamespace: "hearback-example-society",
          MetricValue: expect.stringMatching(/^(1|\$\.(oldestSeconds|failed|gaps|refused))$/),
        },
      ]);
      expect(alarmsOn(metricName)).toHaveLength(1);
    },
  );

  it.each(counted)("counts %s in the lines that %s writes", (metricName, name, event) => {
    const filter = filters.find(({ MetricTransformations: [to] }) => to.MetricName === metricName);
    expect(filter.LogGroupName).toEqual(lambdaOf(built, name).properties.LoggingConfig.LogGroup);
    const lines: Record<string, unknown>[] = [];
    typedLog(name, (line) => lines.push({ ...line }))(event);
    expect(lines).toEqual([event]);
    expect(filter.FilterPattern).toContain(`$.event = "${event.event}"`);
    const fields = `${filter.FilterPattern} ${filter.MetricTransformations[0].MetricValue}`.matchAll(/\$\.(\w+)/g);
    for (const [, field = ""] of fields) expect(event).toHaveProperty(field);
  });

  it("counts of the access log the failing webhooks alone, by fields that it has", () => {
    const filter = filters.find(({ MetricTransformations: [to] }) => to.MetricName === "failingWebhooks");
    expect(filter.FilterPattern).toContain('$.route = "POST /twilio/*"');
    const { Format } = ofType(built, "AWS::ApiGatewayV2::Stage")[0]?.properties.AccessLogSettings ?? {};
    for (const [, field = ""] of filter.FilterPattern.matchAll(/\$\.(\w+)/g))
      expect(JSON.parse(Format)).toHaveProperty(field);
  });

  it("rings when what should run by the clock is not heard of: silence is no good sign there, and none elsewhere", () => {
    const rings = alarms.filter(({ TreatMissingData }) => TreatMissingData === "breaching");
    expect(rings).toHaveLength(3);
    for (const metric of ["outboxAge", "notTakenIn", "notErased"]) expect(rings).toContain(alarmsOn(metric)[0]);
  });

  it("listens longer than two runs for each of them, so that a late one is no alarm", () => {
    const every = { outboxAge: 60, notTakenIn: 900, notErased: 900 };
    for (const [metric, seconds] of Object.entries(every)) {
      const [{ EvaluationPeriods, Period }] = alarmsOn(metric) as [(typeof alarms)[number]];
      expect(EvaluationPeriods * Period).toBeGreaterThan(2 * seconds);
    }
  });

  it("shows every alarm on the dashboard", () => {
    const body = JSON.stringify(ofType(built, "AWS::CloudWatch::Dashboard")[0]?.properties.DashboardBody);
    for (const { id } of ofType(built, "AWS::CloudWatch::Alarm")) expect(body).toContain(id);
  });

  it("has a chapter of the runbook for each alarm, and an alarm for each chapter", () => {
    const [, part = ""] = readFileSync("docs/runbook.md", "utf8").split(/^## Alarms$/m);
    const chapters = [...(part.split(/^## /m)[0] ?? "").matchAll(/^### (.+)$/gm)].map(([, heading = ""]) => heading);
    const named = alarms.map(({ AlarmDescription }) => /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1]);
    expect([...new Set(named)].sort()).toEqual(chapters.sort());
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
