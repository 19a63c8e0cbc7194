import type * as z from "zod";
import type { AnswerStore } from "../adapters/answer-store.ts";
import type { Audit } from "../adapters/audit-log.ts";
import type { AuditTrail } from "../adapters/audit-trail.ts";
import type { ChangedRecords } from "../adapters/changed-records.ts";
import type { Cursors } from "../adapters/cursors.ts";
import type { Directory } from "../adapters/directory.ts";
import type { ReadLabels } from "../adapters/labels.ts";
import type { Lists } from "../adapters/lists.ts";
import type { QueuePage, QueueQuery } from "../adapters/queue-list.ts";
import type { SendToQueue } from "../adapters/queues.ts";
import type { CountCalls } from "../adapters/rates.ts";
import type { RecordStore } from "../adapters/record-store.ts";
import type { NoteRefusal } from "../adapters/refusals.ts";
import type { Seal, SealValues } from "../adapters/seals.ts";
import type { Settings } from "../domain/settings.ts";
import type { Understand } from "../domain/understanding.ts";
import type { Log } from "../middleware/log.ts";
import type { Officer } from "./officer.ts";
import type { InputOf } from "./route.ts";
import type { RouteName, routes } from "./routes.ts";

export type TriageParts = {
  readonly settings: Settings;
  readonly records: RecordStore;
  readonly list: (query: QueueQuery) => Promise<QueuePage>;
  readonly changed: ChangedRecords;
  readonly directory: Directory;
  readonly audit: Audit;
  readonly trail: AuditTrail;
  readonly lists: Lists;
  readonly labels: ReadLabels;
  readonly understand: Understand;
  /** Seals what it cannot open: this function reads nothing that is sealed. */
  readonly seal: Seal;
  readonly sealValues: SealValues;
  readonly queue: SendToQueue;
  readonly answers: AnswerStore;
  readonly cursors: Cursors;
  readonly countCalls: CountCalls;
  /** Tokens that got past the door and were refused here. */
  readonly refused: NoteRefusal;
  readonly randomId: () => string;
  readonly now: () => Date;
  readonly log: Log;
};

type Routes = typeof routes;

/** What a route's action gets: validated input, who calls, and the version that the caller saw. */
export type Call<Name extends RouteName> = InputOf<Routes[Name]> & Caller;

/** Who calls, and what they said of their request beside its input. */
export type Caller = {
  readonly officer: Officer;
  readonly version: number | undefined;
  /** A new id; the same one when a request is repeated under its Idempotency-Key. */
  readonly newId: () => string;
  /** The first language of Accept-Language that there are labels in. */
  readonly language: string;
};

export type Action<Name extends RouteName> = (
  call: Call<Name>,
) => Promise<z.input<ReturnType<Routes[Name]["response"]>>>;
export type Actions<Names extends RouteName> = { readonly [Name in Names]: Action<Name> };
