import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { feedbackTypes, sensitiveClasses, topics, urgencies } from "../../functions/domain/coding/coding.ts";
import type { DetectedLanguage } from "../../functions/domain/language/language.ts";

const folder = new URL("../../functions/domain/coding/training/", import.meta.url);

/** One labelled line; the file's name is its language. */
export const trainingLine = z.object({
  text: z.string().min(1),
  type: z.enum(feedbackTypes),
  topics: z.array(z.enum(topics)).min(1),
  sensitive: z.array(z.enum(sensitiveClasses)),
  urgency: z.enum(urgencies),
});

export type TrainingLine = z.infer<typeof trainingLine> & { readonly language: DetectedLanguage };

/** All training lines, in the order of their files' names. */
export function trainingLines(): readonly TrainingLine[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort();
  return files.flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((json) => ({
        ...trainingLine.parse(JSON.parse(json)),
        language: name.replace(/[.-].*$/, "") as DetectedLanguage,
      })),
  );
}
