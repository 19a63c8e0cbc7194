import type { KeptText } from "./record.ts";
import type { Sealed } from "./sealed.ts";

/** The words of what is kept, whether or not they are sealed, for whoever may open that seal. */
export const wordsOf = async (unseal: (sealed: Sealed) => Promise<string>, kept: KeptText): Promise<string> =>
  "text" in kept ? kept.text : unseal(kept.sealedText);
