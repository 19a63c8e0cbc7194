import type { Claims } from "../../functions/domain/identifiers/claim.ts";
import type { Reading } from "../../functions/domain/identifiers/reading.ts";
import { learn, readyForNames } from "../../functions/domain/identifiers/strip.ts";
import type { Knowledge } from "../../functions/domain/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";
import type { Annotated } from "../evaluation/corpus.ts";

/** An annotated message, as the stripper reads it up to where homes and names are voted on. */
type ReadMessage = {
  readonly annotated: Annotated;
  readonly message: number;
  readonly reading: Reading;
  readonly claims: Claims;
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
