import type { StrippedText } from "../identifiers/identifier.ts";
import { type Coding, type SensitiveClass, sensitiveClasses, type Urgency, urgencies } from "./coding.ts";
import { raised } from "./raise.ts";
import { tracksOf } from "./tracks.ts";

/** What a language model fears of a message; anything else it says is not listened to. */
export type Opinion = { readonly feared: readonly SensitiveClass[]; readonly urgency: Urgency };

/** Asks a language model. Only stripped text can be given to it: the compiler refuses any other. */
export type AskOpinion = (text: StrippedText) => Promise<Opinion>;

export type SecondOpinion = (text: StrippedText, coding: Coding) => Promise<Coding>;

/**
 * Lets a language model raise a coding to `to_be_clarified`, so that a person looks; it can lower nothing and decides
 * nothing. Silence, failure and nonsense leave the coding as it is. What is sensitive or to be clarified is never shown
 * to it: there is no switch for that. `patience` resolves when one has waited long enough; the domain has no clock.
 */
export function secondOpinion(ask: AskOpinion, patience: () => Promise<unknown>): SecondOpinion {
  return async (text, coding) => {
    if (coding.sensitivity !== "non_sensitive") return coding;
    const answer = Promise.resolve().then(() => ask(text));
    const opinion = await Promise.race([answer, patience().then(() => undefined)]).catch(() => undefined);
    return opinion === undefined ? coding : raised(coding, fearOf(opinion, coding));
  };
}

/** The opinion as a coding that fears; what a model makes up (an unknown class or urgency) is left out. */
function fearOf(opinion: Opinion, coding: Coding): Coding {
  const feared = sensitiveClasses.filter((name) => listOf(opinion.feared).includes(name));
  const urgency = urgencies.find((name) => name === opinion.urgency) ?? "normal";
  if (feared.length === 0) return coding;
  return {
    ...coding,
    sensitive: feared,
    sensitivity: "to_be_clarified",
    urgency: urgency === "normal" ? "high" : urgency,
    tracks: tracksOf("report", coding.about, feared),
    why: [...coding.why, "second_opinion"],
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
