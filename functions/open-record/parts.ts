import type { Contacts } from "../adapters/contacts.ts";
import type { Directory } from "../adapters/directory.ts";
import type { Openings } from "../adapters/openings.ts";
import type { SendToQueue } from "../adapters/queues.ts";
import type { ResponseTimes } from "../adapters/response-times.ts";
import type { Seal } from "../adapters/seals.ts";
import type { Vault } from "../adapters/vault.ts";
import type { Drafts } from "../domain/conversation/say.ts";
import type { Settings } from "../domain/settings.ts";
import type { Log } from "../middleware/log.ts";
import type { Obey } from "../obey.ts";
import type { Reconsider } from "../reconsider.ts";

export type OpenRecordParts = {
  readonly settings: Settings;
  readonly drafts: Drafts;
  readonly openings: Openings;
  readonly recordsOf: Contacts["recordsOf"];
  readonly directory: Pick<Directory, "people">;
  readonly vault: Vault;
  /** Seals, and cannot open: text that joins a hidden record. */
  readonly seal: Seal;
  readonly obey: Obey;
  /** How long people have waited for an answer, which the acknowledgement does not promise to beat. */
  readonly responseTime: ResponseTimes["inForce"];
  /** Where the settings name a language model. */
  readonly reconsider?: Reconsider | undefined;
  readonly queue: SendToQueue;
  readonly random: (bytes: number) => Uint8Array;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: Log;
};
