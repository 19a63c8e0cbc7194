import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { feedbackTypes, sensitiveClasses, topics, urgencies } from "../../functions/domain/coding/coding.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import { parseCorpus } from "../evaluation/corpus.ts";

const domain = new URL("../../functions/domain/", import.meta.url);
const folder = new URL("coding/training/", domain);
/** Messages that names are learnt from, too; their marks are taken out. */
const messages = new URL("identifiers/training/messages/", domain);

/** One labelled line; the file's name is its language. */
export const trainingLine = z.object({
  text: z.string().min(1),
  type: z.enum(feedbackTypes),
  topics: z.array(z.enum(topics)).min(1),
  sensitive: z.array(z.enum(sensitiveClasses)),
  urgency: z.enum(urgencies),
});

export type TrainingLine = z.infer<typeof trainingLine> & {
  readonly language: DetectedLanguage;
  /** Whether its kinds are mixed as in traffic; other lines are written to be hard. */
  readonly isTraffic: boolean;
};

/** All training lines, in the order of their files' names. */
export function trainingLines(): readonly TrainingLine[] {
  const lines = filesOf(folder).flatMap(({ language, content }) =>
    content
      .split("\n")
      .filter(Boolean)
      .map((json) => ({ ...trainingLine.parse(JSON.parse(json)), language, isTraffic: false })),
  );
  const annotated = filesOf(messages).flatMap(({ language, content }) =>
    parseCorpus(content).map((message) => ({
      ...trainingLine.parse(message),
      language,
      isTraffic: message.id !== undefined,
    })),
  );
  return [...lines, ...annotated];
}

function filesOf(from: URL) {
  const names = readdirSync(from).filter((name) => name.endsWith(".jsonl"));
  return names.sort().map((name) => ({
    language: name.replace(/[.-].*$/, "") as DetectedLanguage,
    content: readFileSync(new URL(name, from), "utf8"),
  }));
}
