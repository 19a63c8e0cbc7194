import { coder } from "./coding/code.ts";
import type { Coding } from "./coding/coding.ts";
import { raised } from "./coding/raise.ts";
import type { Stripped } from "./identifiers/identifier.ts";
import { stripper } from "./identifiers/strip.ts";
import type { Knowledge } from "./knowledge.ts";
import { detector } from "./language/detect.ts";
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

/** However many languages a message mixes, it is read in this many more besides its own. */
const mostOthers = 2;

/**
 * Reads the knowledge once and gives the function that every message goes through: its language first, then what must
 * be stripped, then its coding. The coder sees the message as written, in memory; what it gives back holds no text.
 * A part in another language is read in that language too, and can only raise the coding.
 */
export function understanding(knowledge: Knowledge): Understand {
  const detect = detector(knowledge);
  const strip = stripper(knowledge);
  const code = coder(knowledge);
  return (text, sender = {}) => {
    const { language, also } = detect(text);
    const others = also.slice(0, mostOthers).map((other) => code(text, { language: other }));
    const coding = others.reduce(raised, code(text, { language }));
    return { ...strip(text, { language, sender }), language, coding };
  };
}
