import { feedbackTypes, sensitiveClasses } from "../../functions/domain/coding/coding.ts";
import { topicsOf } from "../../functions/domain/coding/topics.ts";
import type { HeldOut, Thresholds } from "./calibrate.ts";
import { isFeared, isImmediate, share, trafficOf } from "./thresholds.ts";

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

const around = (threshold: number) => [0.75, 0.5, 0.25, 0, -0.25, -0.5, -0.75, -1].map((more) => threshold + more);

/** What the held-out messages show, a sentence a line. */
export function* measured(unseen: readonly HeldOut[], thresholds: Thresholds): Generator<string> {
  const lines = trafficOf(unseen);
  const sensitive = lines.filter(({ line }) => line.sensitive.length > 0);
  const harmless = lines.filter(({ line }) => line.sensitive.length === 0);
  const danger = lines.filter(({ line }) => line.urgency === "immediate");
  const calm = lines.filter(({ line }) => line.urgency !== "immediate");
  const fear = thresholds[`class:${sensitiveClasses[0]}`] ?? 0;
  const immediate = thresholds["urgency:immediate"] ?? 0;
  yield `type ${percent(share(lines, ({ line, scores }) => typeAbove(scores) === line.type))} of ${lines.length}`;
  yield `topics micro-F1 ${topicsF1(lines).toFixed(3)}`;
  for (const threshold of around(fear))
    yield `feared above ${threshold.toFixed(2)}: recall ${percent(share(sensitive, (one) => isFeared(one, threshold)))}, false flags ${percent(share(harmless, (one) => isFeared(one, threshold)))}`;
  for (const threshold of around(immediate))
    yield `immediate above ${threshold.toFixed(2)}: recall ${percent(share(danger, (one) => isImmediate(one, threshold)))}, false ${percent(share(calm, (one) => isImmediate(one, threshold)))}`;
  const groups = [
    ...sensitiveClasses.map((name) => [name, sensitive.filter(({ line }) => line.sensitive.includes(name))] as const),
    ...Map.groupBy(sensitive, ({ line }) => line.language),
  ];
  for (const [name, some] of groups)
    yield `  ${name}: ${percent(share(some, (one) => isFeared(one, fear)))} of ${some.length}`;
  yield JSON.stringify(thresholds);
}

const typeAbove = (scores: HeldOut["scores"]) =>
  feedbackTypes.reduce((top, type) =>
    (scores.get(`type:${type}`) ?? 0) > (scores.get(`type:${top}`) ?? 0) ? type : top,
  );

function topicsF1(some: readonly HeldOut[]): number {
  let [hits, said, wanted] = [0, 0, 0];
  for (const { line, scores, found } of some) {
    const sensitivity = line.sensitive.length > 0 ? "sensitive" : "non_sensitive";
    const chosen = topicsOf(scores, found.concepts, typeAbove(scores), sensitivity);
    hits += chosen.filter((topic) => line.topics.includes(topic)).length;
    said += chosen.length;
    wanted += line.topics.length;
  }
  return (2 * hits) / Math.max(1, said + wanted);
}
