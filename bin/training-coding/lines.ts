import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { feedbackTypes, sensitiveClasses, topics, urgencies } from "../../functions/domain/coding/coding.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import { annotatedMessages, isTraffic, messagesOfCoding, messagesOfNumbers } from "../training/messages.ts";

const folder = new URL("../../functions/domain/coding/training/", import.meta.url);

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

/** All training lines, and the annotated messages, in the order of their files' names. */
export function trainingLines(): readonly TrainingLine[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort();
  const lines = files.flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((json) => ({ ...trainingLine.parse(JSON.parse(json)), language: languageOf(name), isTraffic: false })),
  );
  const annotated = [...annotatedMessages(), ...messagesOfNumbers(), ...messagesOfCoding()].map((message) => ({
    ...trainingLine.parse(message),
    language: languageOf(message.lang ?? "und"),
    isTraffic: isTraffic(message),
  }));
  return [...lines, ...annotated];
}

/** "fr.jsonl" and "ar-Latn" begin with their language. */
const languageOf = (name: string): DetectedLanguage => name.replace(/[.-].*$/, "") as DetectedLanguage;
