import type { Claims } from "../../functions/domain/identifiers/claim.ts";
import type { Reading } from "../../functions/domain/identifiers/reading.ts";
import { learn, readyForNames } from "../../functions/domain/identifiers/strip.ts";
import type { Knowledge } from "../../functions/domain/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";
import type { Annotated, Mark } from "../evaluation/corpus.ts";

/** An annotated message, as the stripper reads it up to where homes and names are voted on. */
export type ReadMessage = {
  readonly annotated: Annotated;
  readonly message: number;
  readonly reading: Reading;
  readonly claims: Claims;
};

/** The mark that covers a token, or part of it. */
export const markAt = ({ annotated, reading }: ReadMessage, at: number): Mark | undefined => {
  const token = reading.tokens[at];
  const [start, end] = [reading.start[token?.start ?? 0] ?? 0, reading.end[(token?.end ?? 0) - 1] ?? 0];
  return annotated.marks.find((one) => start < one.end && end > one.start);
};

/** Reads annotated messages in the language that is detected, as the channel does. */
export function readMessages(messages: readonly Annotated[], knowledge: Knowledge): readonly ReadMessage[] {
  const learnt = learn(knowledge);
  const detect = detector(knowledge);
  return messages.map((annotated, message) => {
    const { text } = annotated;
    return { annotated, message, ...readyForNames(text, { language: detect(text).language }, learnt) };
  });
}
