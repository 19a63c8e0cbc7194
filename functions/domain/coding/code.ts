import type { Knowledge } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import type { Coding } from "./coding.ts";

/** A first coder: everything is to be clarified by a person. */
export function coder(
  _knowledge: Knowledge,
): (text: string, context: { readonly language: DetectedLanguage }) => Coding {
  return () => ({
    type: "incomplete",
    topics: ["other"],
    codes: ["incomplete.other"],
    about: "unknown",
    sensitive: [],
    sensitivity: "to_be_clarified",
    urgency: "normal",
    contactWishes: [],
    writerMayBeChild: false,
    tracks: ["feedback"],
    why: ["not_coded"],
  });
}
