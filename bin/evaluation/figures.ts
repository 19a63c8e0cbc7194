import type { Understand } from "../../functions/domain/understanding.ts";
import { type CodingFigures, measureCoding } from "./coding.ts";
import type { ColdLoad } from "./cold-load.ts";
import type { Annotated } from "./corpus.ts";
import { type IdentifierFigures, measureIdentifiers } from "./identifiers.ts";
import { type LanguageFigures, measureLanguage } from "./language.ts";
import { pairsOf } from "./pair.ts";
import { measureSpeed, type Speed } from "./speed.ts";

/** Everything that is measured of a corpus. */
export type Figures = {
  readonly messages: number;
  readonly identifiers: IdentifierFigures;
  readonly language: LanguageFigures;
  readonly coding: CodingFigures;
  readonly speed: Speed;
  readonly cold?: ColdLoad;
};

export function measure(corpus: readonly Annotated[], understand: Understand): Figures {
  const pairs = pairsOf(corpus, understand);
  return {
    messages: corpus.length,
    identifiers: measureIdentifiers(pairs),
    language: measureLanguage(pairs),
    coding: measureCoding(pairs),
    speed: measureSpeed(corpus, understand),
  };
}
