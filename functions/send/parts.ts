import type { MayTell } from "../adapters/allowances.ts";
import type { RecordStore } from "../adapters/record-store.ts";
import type { ReplyStore } from "../adapters/replies.ts";
import type { Unseal } from "../adapters/seals.ts";
import type { GiveBack, Stopped } from "../adapters/stops.ts";
import type { TwilioMessages } from "../adapters/twilio-messages.ts";
import type { Vault } from "../adapters/vault.ts";
import type { Drafts } from "../domain/conversation/say.ts";
import type { Settings } from "../domain/settings.ts";
import type { Log } from "../middleware/log.ts";

export type SendParts = {
  readonly settings: Settings;
  readonly drafts: Drafts;
  readonly records: Pick<RecordStore, "find">;
  readonly replies: ReplyStore;
  readonly vault: Vault;
  readonly unseal: Unseal;
  readonly messages: TwilioMessages;
  readonly publicUrl: string;
  readonly stopped: Stopped;
  readonly giveBack: GiveBack;
  readonly mayTell: MayTell;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly log: Log;
};
