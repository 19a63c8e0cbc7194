/** What a function may read from its environment; `lib/environment.ts` says where each value comes from. */
export const environmentNames = [
  "RECORDS_TABLE",
  "VAULT_TABLE",
  "AUDIT_TABLE",
  "SEALING_KEY",
  "PSEUDONYM_KEY",
  "AUDIT_KEY",
  "TWILIO_WEBHOOK_SECRET",
  "TWILIO_API_SECRET",
  "TWILIO_API_URL",
  "PUBLIC_URL",
  "DRAFT_TEXTS",
  "SIGN_IN_ISSUER",
  "SIGN_IN_CLIENT",
  "FEEDBACK_QUEUE",
  "COMPLAINT_QUEUE",
  "PROTECTION_QUEUE",
  "REPLIES_QUEUE",
  "NOTICES_QUEUE",
  "MEDIA_QUEUE",
  "FILES_BUCKET",
] as const;
export type EnvironmentName = (typeof environmentNames)[number];

export type FunctionSpec = {
  readonly does: string;
  readonly seconds: number;
  readonly megabytes: number;
  /** Whether the knowledge of languages, identifiers and codings lies beside its bundle. */
  readonly understands?: true;
  /** Whether what codes are called lies beside its bundle. */
  readonly labels?: true;
  readonly environment: readonly EnvironmentName[];
};

/** Every function of the channel; the code of NAME is `functions/NAME.lambda.ts`. */
export const functions = {
  receive: {
    does: "Takes a webhook: verifies, strips, codes, seals and stores it, then acknowledges",
    seconds: 10,
    megabytes: 1024,
    understands: true,
    environment: [
      "RECORDS_TABLE",
      "VAULT_TABLE",
      "SEALING_KEY",
      "PSEUDONYM_KEY",
      "TWILIO_WEBHOOK_SECRET",
      "PUBLIC_URL",
      "FEEDBACK_QUEUE",
      "COMPLAINT_QUEUE",
      "PROTECTION_QUEUE",
    ],
  },
  "delivery-status": {
    does: "Notes how far a reply got",
    seconds: 10,
    megabytes: 512,
    environment: ["RECORDS_TABLE", "TWILIO_WEBHOOK_SECRET", "PUBLIC_URL"],
  },
  "open-record": {
    does: "Makes a message part of a record, and queues the acknowledgement",
    seconds: 30,
    megabytes: 512,
    environment: [
      "RECORDS_TABLE",
      "VAULT_TABLE",
      "SEALING_KEY",
      "REPLIES_QUEUE",
      "NOTICES_QUEUE",
      "MEDIA_QUEUE",
      "DRAFT_TEXTS",
    ],
  },
  media: {
    does: "Takes the files of a message over from Twilio: cleans, seals and stores them",
    seconds: 120,
    megabytes: 1024,
    environment: ["RECORDS_TABLE", "VAULT_TABLE", "SEALING_KEY", "FILES_BUCKET", "TWILIO_API_SECRET", "TWILIO_API_URL"],
  },
  send: {
    does: "Sends a reply through Twilio",
    seconds: 30,
    megabytes: 512,
    environment: [
      "RECORDS_TABLE",
      "VAULT_TABLE",
      "SEALING_KEY",
      "TWILIO_API_SECRET",
      "TWILIO_API_URL",
      "PUBLIC_URL",
      "DRAFT_TEXTS",
    ],
  },
  notify: {
    does: "Tells the people on duty",
    seconds: 30,
    megabytes: 512,
    environment: ["RECORDS_TABLE", "TWILIO_API_SECRET", "TWILIO_API_URL"],
  },
  triage: {
    does: "Answers the officers' API",
    seconds: 10,
    megabytes: 1024,
    understands: true,
    labels: true,
    environment: ["RECORDS_TABLE", "VAULT_TABLE", "AUDIT_TABLE", "SEALING_KEY", "REPLIES_QUEUE", "NOTICES_QUEUE"],
  },
  disclose: {
    does: "Opens sensitive text and sealed identities, after writing who asked and why",
    seconds: 10,
    megabytes: 1024,
    understands: true,
    environment: [
      "RECORDS_TABLE",
      "AUDIT_TABLE",
      "VAULT_TABLE",
      "SEALING_KEY",
      "SIGN_IN_ISSUER",
      "SIGN_IN_CLIENT",
      "NOTICES_QUEUE",
      "FILES_BUCKET",
    ],
  },
  publish: {
    does: "Answers what the API has of digests, their readers, bulletins and figures of harm",
    seconds: 20,
    megabytes: 1024,
    understands: true,
    environment: ["RECORDS_TABLE", "AUDIT_TABLE"],
  },
  "weekly-digest": {
    does: "Mails the week's figures to the managers of a programme",
    seconds: 60,
    megabytes: 512,
    environment: ["RECORDS_TABLE"],
  },
  "public-pages": {
    does: "Shows what was approved for everybody, and stops a digest by the link in it",
    seconds: 10,
    megabytes: 512,
    environment: ["RECORDS_TABLE"],
  },
  "mail-events": {
    does: "Notes which address took no digest",
    seconds: 10,
    megabytes: 512,
    environment: ["RECORDS_TABLE"],
  },
  reconcile: {
    does: "Takes in, every quarter of an hour, what Twilio holds and we never got",
    seconds: 300,
    megabytes: 1024,
    understands: true,
    environment: [
      "RECORDS_TABLE",
      "VAULT_TABLE",
      "SEALING_KEY",
      "PSEUDONYM_KEY",
      "TWILIO_API_SECRET",
      "TWILIO_API_URL",
      "FEEDBACK_QUEUE",
      "COMPLAINT_QUEUE",
      "PROTECTION_QUEUE",
    ],
  },
  erase: {
    does: "Takes out, every quarter of an hour, what may not be kept any longer, here and at Twilio",
    seconds: 300,
    megabytes: 512,
    environment: ["RECORDS_TABLE", "VAULT_TABLE", "FILES_BUCKET", "TWILIO_API_SECRET", "TWILIO_API_URL"],
  },
  "sign-audit": {
    does: "Signs the audit trail of every day that is over",
    seconds: 60,
    megabytes: 512,
    environment: ["AUDIT_TABLE", "AUDIT_KEY"],
  },
  remind: {
    does: "Mails people, once on a working day, which records of theirs are overdue",
    seconds: 60,
    megabytes: 512,
    environment: ["RECORDS_TABLE"],
  },
  "note-refusals": {
    does: "Enters into the audit trail that tokens were refused at the door",
    seconds: 30,
    megabytes: 256,
    environment: ["RECORDS_TABLE", "AUDIT_TABLE"],
  },
  sweep: {
    does: "Queues again, every minute, what the outbox still holds",
    seconds: 55,
    megabytes: 512,
    environment: [
      "RECORDS_TABLE",
      "FEEDBACK_QUEUE",
      "COMPLAINT_QUEUE",
      "PROTECTION_QUEUE",
      "REPLIES_QUEUE",
      "NOTICES_QUEUE",
      "MEDIA_QUEUE",
    ],
  },
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as FunctionName[];
