import type { Bulletins } from "../adapters/bulletins.ts";
import type { Contacts } from "../adapters/contacts.ts";
import type { Erasures } from "../adapters/erasures.ts";
import type { SendToQueue } from "../adapters/queues.ts";
import type { RecordStore } from "../adapters/record-store.ts";
import type { ReplyStore } from "../adapters/replies.ts";
import type { Contact, ContactMemory, Vault, VaultEntry } from "../adapters/vault.ts";
import type { Spent } from "../domain/conversation/allowance.ts";
import type { Command } from "../domain/conversation/command.ts";
import type { Drafts, Voice } from "../domain/conversation/say.ts";
import type { TextName } from "../domain/conversation/texts.ts";
import type { ContactToken } from "../domain/feedback/handles.ts";
import type { ReceivedMessage } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { DetectedLanguage } from "../domain/language/language.ts";
import type { Settings } from "../domain/settings.ts";
import type { Log } from "../middleware/log.ts";

export type ObeyParts = {
  readonly settings: Settings;
  readonly drafts: Drafts;
  readonly vault: Vault;
  readonly contacts: Contacts;
  readonly erasures: Erasures;
  readonly records: RecordStore;
  readonly replies: ReplyStore;
  readonly bulletins: Pick<Bulletins, "all">;
  readonly queue: SendToQueue;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly log: Log;
};

/** A command as it was heard: from whom, and what is known of them. */
export type Heard = {
  readonly message: ReceivedMessage;
  readonly command: Command;
  readonly entry: VaultEntry;
  readonly known: Contact | undefined;
  /** The token of whoever was not known. */
  readonly fresh: ContactToken;
  readonly voice: Voice;
  /** How often they were answered before, where that is not what is known of them. */
  readonly spent?: Spent | undefined;
};

/** What is said to a command, and what is remembered of it. `kept`: it was a message after all. */
export type Answer =
  | "kept"
  | {
      readonly text?: TextName;
      readonly filled?: Readonly<Record<string, string>>;
      /** Approved words of the Society's own in place of a text of ours. */
      readonly news?: { readonly language: string; readonly text: StrippedText };
      readonly language?: DetectedLanguage;
      readonly remembered?: ContactMemory;
      /** Nothing of the person is kept any more, not even that they asked. */
      readonly forgotten?: true;
    };

export type Act = (parts: ObeyParts, heard: Heard) => Promise<Answer>;
