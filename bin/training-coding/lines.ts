import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { feedbackTypes, sensitiveClasses, topics, urgencies } from "../../functions/domain/coding/coding.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";
import type { Annotated } from "../evaluation/corpus.ts";
import {
  annotatedMessages,
  isTraffic,
  messagesOfCoding,
  messagesOfDanger,
  messagesOfHarm,
  messagesOfNumbers,
} from "../training/messages.ts";

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
  /** Whether fears alone are learnt from it: what it is about is not mixed as in other lines. */
  readonly isOfFears: boolean;
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
      .map((json) => ({
        ...trainingLine.parse(JSON.parse(json)),
        language: languageOf(name),
        isTraffic: false,
        isOfFears: false,
      })),
  );
  const annotated = [...annotatedMessages(), ...messagesOfNumbers(), ...messagesOfCoding(), ...messagesOfHarm()];
  return [
    ...lines,
    ...annotated.map((message) => lineOf(message, false)),
    ...messagesOfDanger().map((message) => lineOf(message, true)),
  ];
}

const lineOf = (message: Annotated, isOfFears: boolean): TrainingLine => ({
  ...trainingLine.parse(message),
  language: languageOf(message.lang ?? "und"),
  isTraffic: isTraffic(message),
  isOfFears,
});

/** "fr.jsonl" and "ar-Latn" begin with their language. */
const languageOf = (name: string): DetectedLanguage => name.replace(/[.-].*$/, "") as DetectedLanguage;
