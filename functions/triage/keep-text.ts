import type { Sensitivity } from "../domain/coding/coding.ts";
import { isHidden, type KeptText } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { TriageParts } from "./parts.ts";

/**
 * Words as they may stand at a record: of a hidden one sealed. An answer has a purpose of its own, so that whoever sends
 * it can open answers and nothing that people wrote to us.
 */
export const keepText = async (
  { seal }: Pick<TriageParts, "seal">,
  { sensitivity }: { readonly sensitivity: Sensitivity },
  text: StrippedText,
  purpose: "text" | "reply" = "text",
): Promise<KeptText> => (isHidden(sensitivity) ? { sealedText: await seal(purpose, text) } : { text });
