import type { Coding } from "./coding/coding.ts";
import type { Stripped } from "./identifiers/identifier.ts";
import type { DetectedLanguage } from "./language/language.ts";

/** What is known of the sender in memory, never written: it helps to find the sender's own identifiers in the text. */
export type SenderHints = {
  /** Address as received: `+4915…`, `whatsapp:+4915…` or a business-scoped id. */
  readonly from?: string;
  /** The name of the WhatsApp profile. */
  readonly profileName?: string;
};

/** A message understood: stripped, its language detected, coded. */
export type Understanding = Stripped & { readonly language: DetectedLanguage; readonly coding: Coding };

export type Understand = (text: string, sender?: SenderHints) => Understanding;
