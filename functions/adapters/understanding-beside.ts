import { type Understand, understanding } from "../domain/understanding.ts";
import { unpackKnowledge } from "./knowledge.ts";

/** The understanding of messages, from the packed knowledge beside the bundle; read once, at the start. */
export const understandingBeside = (bundle: string): Understand =>
  understanding(unpackKnowledge(new URL("./understanding.data", bundle)));
