import type { ReferenceCode } from "../feedback/handles.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { type Said, say, type Voice } from "./say.ts";

/**
 * The one acknowledgement of a language and programme, the same for every record but for its code: a special text
 * would be a tell on a shared phone.
 */
export const acknowledgement = (
  voice: Voice,
  { language, code }: { readonly language: DetectedLanguage; readonly code: ReferenceCode },
): Said => say(voice, "acknowledgement", language, { code });
