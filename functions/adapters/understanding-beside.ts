import { type Understand, understanding } from "../domain/understanding.ts";
import { unpackKnowledge } from "./knowledge.ts";

/** The understanding of messages, from the packed knowledge beside the bundle; read once, at the start. */
export const understandingBeside = (bundle: string): Understand =>
  understanding(unpackKnowledge(new URL("./understanding.data", bundle)));

/** The same, read when the first text has to be understood: for a function that most of its calls ask no such thing of. */
export const understandingWhenAsked = (bundle: string): Understand => {
  let understand: Understand | undefined;
  return (text, sender) => {
    understand ??= understandingBeside(bundle);
    return understand(text, sender);
  };
};
