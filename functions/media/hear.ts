import type { Seal } from "../adapters/seals.ts";
import type { Transcribe } from "../adapters/transcripts.ts";
import { wellFormed } from "../domain/feedback/inbound.ts";
import type { Sealed } from "../domain/feedback/sealed.ts";
import { heardLanguages } from "../domain/media/heard-languages.ts";
import { opusRate } from "../domain/media/opus.ts";
import type { Settings } from "../domain/settings.ts";
import type { Understand } from "../domain/understanding.ts";
import { type Log, nameOf } from "../middleware/log.ts";

/** What a machine hears in a file of a programme, stripped and sealed; `undefined` where it hears nothing. Never throws. */
export type Hear = (programme: string, bytes: Uint8Array) => Promise<Sealed | undefined>;

export type HearParts = {
  readonly programmes: Settings["programmes"];
  readonly transcribe: Transcribe;
  readonly understand: Understand;
  readonly seal: Seal;
  readonly log: Log;
};

/** Minutes of speech as WhatsApp packs it. The pieces of a longer one would be signed before Amazon takes them. */
const mostHeard = 1024 * 1024;
const longestText = 4_096;

/**
 * Has a voice note written down. Only what the stripper leaves of it is kept, and that sealed: what it strips is not
 * kept from a machine's hearing, since the voice itself is there. Whatever goes wrong, a person listens, as without it.
 */
export const hearing =
  ({ programmes, transcribe, understand, seal, log }: HearParts): Hear =>
  async (id, bytes) => {
    const programme = programmes.find((each) => each.id === id);
    const languages = programme ? heardLanguages(programme) : [];
    const rate = opusRate(bytes);
    if (languages.length === 0 || rate === undefined || bytes.length > mostHeard) return undefined;
    try {
      const words = wellFormed(await transcribe({ bytes, rate, languages })).slice(0, longestText);
      if (words === "") return undefined;
      const { text, identifiers } = understand(words);
      const sealed = await seal("media", text);
      log({ event: "voice_heard", identifiers: identifiers.length });
      return sealed;
    } catch (error) {
      log({ event: "voice_not_heard", error: nameOf(error) });
      return undefined;
    }
  };
