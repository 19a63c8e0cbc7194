import type { ReferenceCode } from "../feedback/handles.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { type Said, say, type Voice } from "./say.ts";

/**
 * The one acknowledgement of a language, programme and moment, the same for every record but for its code: a special
 * text would be a tell on a shared phone. `days`: in how many working days a person reads it.
 */
export const acknowledgement = (
  voice: Voice,
  {
    language,
    code,
    days,
  }: { readonly language: DetectedLanguage; readonly code: ReferenceCode; readonly days: number },
): Said => say(voice, "acknowledgement", language, { code, days: String(days) });
