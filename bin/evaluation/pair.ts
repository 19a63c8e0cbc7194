import type { Understand, Understanding } from "../../functions/domain/understanding.ts";
import type { Annotated } from "./corpus.ts";

/** What the annotator says of a message beside what the machine says of it. */
export type Pair = { readonly gold: Annotated; readonly found: Understanding };

export function pairsOf(corpus: readonly Annotated[], understand: Understand): readonly Pair[] {
  return corpus.map((gold) => ({ gold, found: understand(gold.text) }));
}
