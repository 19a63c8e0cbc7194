import type * as z from "zod";
import type { AnswerStore } from "../adapters/answer-store.ts";
import type { Audit } from "../adapters/audit-log.ts";
import type { Directory } from "../adapters/directory.ts";
import type { UnsealFile } from "../adapters/file-seals.ts";
import type { Glasses } from "../adapters/glasses.ts";
import type { HandOvers } from "../adapters/hand-overs.ts";
import type { Objects } from "../adapters/objects.ts";
import type { SendToQueue } from "../adapters/queues.ts";
import type { CountCalls } from "../adapters/rates.ts";
import type { RecordStore } from "../adapters/record-store.ts";
import type { NoteRefusal } from "../adapters/refusals.ts";
import type { SealedFileStore } from "../adapters/sealed-files.ts";
import type { SealedIdentities } from "../adapters/sealed-identities.ts";
import type { Seal, Unseal, UnsealValue } from "../adapters/seals.ts";
import type { VerifyToken } from "../adapters/tokens.ts";
import type { Settings } from "../domain/settings.ts";
import type { Understand } from "../domain/understanding.ts";
import type { Log } from "../middleware/log.ts";
import type { Officer } from "../triage/officer.ts";
import type { InputOf } from "../triage/route.ts";
import type { DisclosureName, disclosureRoutes } from "./routes.ts";

export type DiscloseParts = {
  readonly settings: Settings;
  readonly verify: VerifyToken;
  readonly records: RecordStore;
  readonly directory: Directory;
  readonly identities: SealedIdentities;
  readonly files: SealedFileStore;
  readonly objects: Pick<Objects, "get">;
  readonly unsealFile: UnsealFile;
  readonly glasses: Glasses;
  readonly handOvers: HandOvers;
  readonly understand: Understand;
  readonly seal: Seal;
  readonly unseal: Unseal;
  readonly unsealValue: UnsealValue;
  readonly audit: Audit;
  readonly answers: AnswerStore;
  readonly countCalls: CountCalls;
  /** Tokens that got past the door and were refused here. */
  readonly refused: NoteRefusal;
  readonly queue: SendToQueue;
  readonly now: () => Date;
  readonly log: Log;
};

type Routes = typeof disclosureRoutes;

/** What an action gets: validated input, and who calls. */
export type Call<Name extends DisclosureName> = InputOf<Routes[Name]> & {
  readonly officer: Officer;
  readonly version: number | undefined;
  /** A new id; the same one when a request is repeated under its Idempotency-Key. */
  readonly newId: () => string;
};
export type Action<Name extends DisclosureName> = (
  call: Call<Name>,
) => Promise<z.input<ReturnType<Routes[Name]["response"]>>>;
export type Actions<Names extends DisclosureName> = { readonly [Name in Names]: Action<Name> };
