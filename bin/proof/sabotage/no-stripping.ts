import type { Stripped, StrippedText } from "../../../functions/domain/identifiers/identifier.ts";

/** Strips nothing: what `npm run leaks -- --sabotage` must find out. */
export const stripper =
  () =>
  (text: string): Stripped => ({ text: text as StrippedText, identifiers: [] });
