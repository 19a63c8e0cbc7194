import type { Seal } from "../adapters/seals.ts";
import { transcripts } from "../adapters/transcripts.ts";
import { understandingWhenAsked } from "../adapters/understanding-beside.ts";
import type { Settings } from "../domain/settings.ts";
import type { Log } from "../middleware/log.ts";
import { type Hear, hearing } from "./hear.ts";

/** With the fetching before it, well within what `media` has for a message. */
const patienceMs = 40_000;

/** The ear of a channel whose settings turn transcription on; of any other a stand-in is bundled, which has none. */
export const ear = ({ transcription, programmes }: Settings, bundle: string, seal: Seal, log: Log): Hear | undefined =>
  transcription === "on"
    ? hearing({
        programmes,
        transcribe: transcripts(patienceMs),
        understand: understandingWhenAsked(bundle),
        seal,
        log,
      })
    : undefined;
