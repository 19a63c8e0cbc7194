import type { Purpose } from "../functions/domain/feedback/sealed.ts";
import type { FunctionName } from "./functions.ts";

export const queueNames = ["feedback", "complaint", "protection", "replies", "notices", "media"] as const;
export type QueueName = (typeof queueNames)[number];

/** What a right can be on. */
export type Place =
  | "records"
  | "records/outbox"
  | "records/queue"
  | "records/changes"
  | "vault"
  | "audit"
  | "audit/record"
  | "audit-key"
  | "sealing-key"
  | "pseudonym-key"
  | "webhook-secret"
  | "api-secret"
  | "mail"
  | "files"
  | "language-model"
  | "invocation-logging"
  | "transcripts"
  | QueueName;

export type Right = {
  readonly on: Place;
  /** As in the code's SDK calls; `lib/policy.ts` knows which service a place belongs to. */
  readonly may: readonly string[];
  /** Of the sealing key: only under an encryption context with one of these purposes. */
  readonly purposes?: readonly Purpose[];
  /** Of a table: writes may not return what stood there before, which would be reading by the back door. */
  readonly blind?: true;
  /** Of a table: only partitions with one of these keys; a star at the end stands for anything. */
  readonly partitions?: readonly string[];
};

const consume = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];
const readSecret = ["GetSecretValue"];

/**
 * Who may do what, and nobody anything else: a test runs every function and holds each right against each call.
 * IAM knows no transactions, only what they do: PutItem, UpdateItem, DeleteItem, ConditionCheckItem. What DynamoDB, SQS
 * and Secrets Manager need of their keys on behalf of the caller follows from it (`lib/policy.ts`) and works through
 * that service only.
 */
export const access: Readonly<Record<FunctionName, readonly Right[]>> = {
  // Writes to the vault and reads nothing: who takes over this function learns no address, and of people who work with
  // the system only how they are called.
  receive: [
    { on: "records", may: ["PutItem"] },
    { on: "records", may: ["Query"], partitions: ["NAMES"] },
    { on: "vault", may: ["PutItem", "DeleteItem"], blind: true },
    { on: "sealing-key", may: ["Encrypt"], purposes: ["address", "identity", "text"] },
    { on: "pseudonym-key", may: ["GenerateMac"] },
    { on: "webhook-secret", may: readSecret },
    { on: "feedback", may: ["SendMessage"] },
    { on: "complaint", may: ["SendMessage"] },
    { on: "protection", may: ["SendMessage"] },
  ],
  "delivery-status": [
    { on: "records", may: ["GetItem", "PutItem", "UpdateItem"] },
    { on: "webhook-secret", may: readSecret },
  ],
  "open-record": [
    { on: "records", may: ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"] },
    { on: "vault", may: ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"] },
    // What joins a hidden record is sealed; nothing is opened.
    { on: "sealing-key", may: ["Encrypt"], purposes: ["text"] },
    { on: "feedback", may: consume },
    { on: "complaint", may: consume },
    { on: "protection", may: consume },
    { on: "replies", may: ["SendMessage"] },
    { on: "notices", may: ["SendMessage"] },
    { on: "media", may: ["SendMessage"] },
  ],
  // Fetches, seals and stores, and can open nothing of what it has stored.
  media: [
    { on: "records", may: ["GetItem", "UpdateItem"] },
    { on: "vault", may: ["GetItem", "UpdateItem"] },
    { on: "sealing-key", may: ["Encrypt"], purposes: ["media"] },
    { on: "files", may: ["PutObject", "DeleteObject"] },
    { on: "api-secret", may: readSecret },
    { on: "media", may: consume },
  ],
  send: [
    { on: "records", may: ["GetItem", "PutItem", "UpdateItem"] },
    { on: "vault", may: ["GetItem", "UpdateItem", "DeleteItem"] },
    { on: "sealing-key", may: ["Decrypt"], purposes: ["address", "reply"] },
    { on: "api-secret", may: readSecret },
    { on: "replies", may: consume },
  ],
  notify: [
    { on: "records", may: ["GetItem", "Query", "PutItem", "UpdateItem"] },
    { on: "api-secret", may: readSecret },
    // SES checks a raw message, sent with SendEmail, as SendRawEmail.
    { on: "mail", may: ["SendEmail", "SendRawEmail"] },
    { on: "notices", may: consume },
  ],
  // Seals what it cannot open: words and values that officers enter go the way of those that people send.
  triage: [
    { on: "records", may: ["GetItem", "Query", "PutItem", "UpdateItem"] },
    { on: "records/queue", may: ["Query"] },
    { on: "records/changes", may: ["Query"] },
    { on: "vault", may: ["PutItem"], blind: true },
    { on: "sealing-key", may: ["Encrypt"], purposes: ["identity", "text", "reply"] },
    { on: "audit", may: ["PutItem", "Query"] },
    { on: "audit/record", may: ["Query"] },
    { on: "replies", may: ["SendMessage"] },
    { on: "notices", may: ["SendMessage"] },
  ],
  disclose: [
    { on: "audit", may: ["PutItem", "Query"] },
    { on: "records", may: ["GetItem", "Query", "PutItem", "UpdateItem", "ConditionCheckItem"] },
    { on: "vault", may: ["GetItem", "Query", "UpdateItem"] },
    { on: "sealing-key", may: ["Decrypt"], purposes: ["identity", "media", "text", "reply"] },
    { on: "files", may: ["GetObject"] },
    // Why somebody broke the glass is as sensitive as what they read then.
    { on: "sealing-key", may: ["Encrypt"], purposes: ["text"] },
    { on: "notices", may: ["SendMessage"] },
  ],
  "weekly-digest": [
    { on: "records", may: ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem"] },
    { on: "mail", may: ["SendEmail", "SendRawEmail"] },
  ],
  // Reads counters and what was shown of them: no record is in its reach.
  publish: [
    {
      on: "records",
      may: ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem"],
      partitions: [
        "COUNTERS#*",
        "DIGEST#*",
        "ERASED#*",
        "HARM#*",
        "SUBSCRIPTIONS#*",
        "BULLETINS#*",
        "PEOPLE",
        "RATE#*",
        "ANSWER#*",
        "REFUSED#*",
      ],
    },
    { on: "audit", may: ["PutItem", "Query"] },
    { on: "mail", may: ["SendEmail", "SendRawEmail"] },
  ],
  // Answers anybody, without a sign-in: no record is in its reach.
  "public-pages": [
    {
      on: "records",
      may: ["GetItem", "Query", "UpdateItem"],
      partitions: ["LINK_SECRET", "SUBSCRIPTIONS#*", "BULLETINS#*"],
    },
  ],
  "mail-events": [{ on: "records", may: ["UpdateItem"], partitions: ["SUBSCRIPTIONS#*"] }],
  // As blind towards the vault as receive: what comes in by this door is sealed in the same way.
  reconcile: [
    { on: "records", may: ["GetItem", "PutItem", "UpdateItem"] },
    { on: "records", may: ["Query"], partitions: ["NAMES"] },
    { on: "records/outbox", may: ["Query"] },
    { on: "vault", may: ["PutItem", "DeleteItem"], blind: true },
    { on: "sealing-key", may: ["Encrypt"], purposes: ["address", "identity", "text"] },
    { on: "pseudonym-key", may: ["GenerateMac"] },
    { on: "api-secret", may: readSecret },
    { on: "feedback", may: ["SendMessage"] },
    { on: "complaint", may: ["SendMessage"] },
    { on: "protection", may: ["SendMessage"] },
  ],
  // Finds what is to go by the index, and can open nothing of it.
  erase: [
    { on: "records", may: ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"] },
    { on: "records/outbox", may: ["Query"] },
    { on: "vault", may: ["GetItem", "Query", "DeleteItem"] },
    { on: "files", may: ["DeleteObject"] },
    { on: "api-secret", may: readSecret },
  ],
  "sign-audit": [
    { on: "audit", may: ["PutItem", "Query"] },
    { on: "audit-key", may: ["Sign"] },
  ],
  // Reads what the queue shows as overdue, and changes nothing of it.
  remind: [
    { on: "records", may: ["Query", "GetItem"], partitions: ["PEOPLE", "REMINDED#*"] },
    { on: "records", may: ["PutItem", "UpdateItem"], partitions: ["REMINDED#*"] },
    { on: "records/queue", may: ["Query"] },
    { on: "mail", may: ["SendEmail", "SendRawEmail"] },
  ],
  "note-refusals": [
    { on: "records", may: ["UpdateItem"], partitions: ["REFUSED#*"] },
    { on: "audit", may: ["PutItem", "Query"] },
  ],
  sweep: [{ on: "records/outbox", may: ["Query"] }, ...queueNames.map((on) => ({ on, may: ["SendMessage"] }))],
};

/**
 * What more may be done where the settings name a language model: ask it, and see that the account logs no invocations.
 * Nothing may be unsealed for it, so it is never shown what was found to be sensitive.
 */
const withLanguageModel: Partial<Readonly<Record<FunctionName, readonly Right[]>>> = {
  "open-record": [
    // Bedrock checks Converse as InvokeModel.
    { on: "language-model", may: ["InvokeModel"] },
    { on: "invocation-logging", may: ["GetModelInvocationLoggingConfiguration"] },
  ],
};

/** Where the settings turn transcription on, a voice may be streamed; a job, which wants a bucket, may not be started. */
const withTranscription: Partial<Readonly<Record<FunctionName, readonly Right[]>>> = {
  media: [{ on: "transcripts", may: ["StartStreamTranscription"] }],
};

/** What a deployment may do without. */
export type Extras = { readonly hasLanguageModel: boolean; readonly transcribes: boolean };

/** The rights of a function in a deployment with these settings. */
export const rightsOf = (name: FunctionName, { hasLanguageModel, transcribes }: Extras): readonly Right[] => [
  ...access[name],
  ...((hasLanguageModel && withLanguageModel[name]) || []),
  ...((transcribes && withTranscription[name]) || []),
];
