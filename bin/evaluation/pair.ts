import type { Stripped } from "../../functions/domain/identifiers/identifier.ts";
import type { Understand, Understanding } from "../../functions/domain/understanding.ts";
import type { Annotated } from "./corpus.ts";

/** What the annotator says of a message beside what the machine says of it. */
export type Pair = { readonly gold: Annotated; readonly found: Understanding };

/** The same of identifiers alone. */
export type StrippedPair = { readonly gold: Annotated; readonly found: Stripped };

export function pairsOf(corpus: readonly Annotated[], understand: Understand): readonly Pair[] {
  return corpus.map((gold) => ({ gold, found: understand(gold.text) }));
}
