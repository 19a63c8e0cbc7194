import * as z from "zod";
import { feedbackTypes, sensitiveClasses, topics, urgencies } from "../../functions/domain/coding/coding.ts";
import { identifierTypes } from "../../functions/domain/identifiers/identifier.ts";

const labels = [...identifierTypes, "PLACE"] as const;
export type Label = (typeof labels)[number];

/** A span that an annotator marked, in UTF-16 offsets of the plain text. */
export type Mark = { readonly label: Label; readonly start: number; readonly end: number };

const line = z.object({
  id: z.string().optional(),
  lang: z.string().optional(),
  text: z.string(),
  type: z.enum(feedbackTypes).optional(),
  topics: z.array(z.enum(topics)).optional(),
  sensitive: z.array(z.enum(sensitiveClasses)).optional(),
  urgency: z.enum(urgencies).optional(),
});

/** One annotated message: the text a person would type, without marks, and what the annotator says of it. */
export type Annotated = z.infer<typeof line> & { readonly line: number; readonly marks: readonly Mark[] };

const mark = /\[\[([A-Z_]+)\|(.*?)\]\]/gsu;

/** Reads a corpus, one JSON object a line; a bad line throws with its number and never with its content. */
export function parseCorpus(content: string): readonly Annotated[] {
  return content.split("\n").flatMap((json, index) => {
    if (json.trim() === "") return [];
    const parsed = line.safeParse(jsonOf(json));
    if (!parsed.success) throw new Error(`line ${index + 1} is not an annotated message`);
    return [{ ...parsed.data, ...unmarked(parsed.data.text, index + 1), line: index + 1 }];
  });
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function unmarked(annotated: string, lineNumber: number): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = "";
  let from = 0;
  for (const match of annotated.matchAll(mark)) {
    const [whole, name, surface = ""] = match;
    const label = labels.find((known) => known === name);
    if (label === undefined) throw new Error(`line ${lineNumber} has an unknown label`);
    text += annotated.slice(from, match.index);
    marks.push({ label, start: text.length, end: text.length + surface.length });
    text += surface;
    from = match.index + whole.length;
  }
  return { text: text + annotated.slice(from), marks };
}
