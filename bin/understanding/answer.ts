import * as z from "zod";
import type { Understand } from "../../functions/domain/understanding.ts";

const message = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  from: z.string().optional(),
});

/** What one line asks, answered as one line; `undefined` where the line is not a message. */
export function answer(line: string, understand: Understand): string | undefined {
  const parsed = message.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { id, text, from } = parsed.data;
  const { text: stripped, identifiers, language, coding } = understand(text, from === undefined ? {} : { from });
  const { type, topics, codes, about, sensitive, sensitivity, urgency, contactWishes, tracks, why } = coding;
  return JSON.stringify({
    id,
    text: stripped,
    identifiers: identifiers.map(({ type, start, end }) => ({ type, start, end })),
    language,
    type,
    topics,
    codes,
    about,
    sensitive,
    sensitivity,
    urgency,
    contactWishes,
    track: tracks[0],
    why,
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
