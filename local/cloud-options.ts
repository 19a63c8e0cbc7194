import type { Guarded } from "./iam/guard.ts";

/** How to start the local cloud. */
export type CloudOptions = {
  readonly dataDir: string;
  /** The API's port; phone, mailbox and sign-in take the three after it. 0, the default: any free ones. */
  readonly port?: number | undefined;
  /** A folder that `cdk synth` wrote; by default this repository's, synthesised when it is not up to date. */
  readonly template?: string | undefined;
  /** The address of an emulated Twilio that runs already; by default one is started that ends with us. */
  readonly twilio?: string | undefined;
  /** A DynamoDB that runs already. */
  readonly databaseEndpoint?: string | undefined;
  /** Where the functions are told that AWS is, for a proof that counts at the wire; by default the emulators. */
  readonly wire?: ((emulators: Guarded) => Promise<Guarded>) | undefined;
  /** Where functions are told that Amazon Transcribe is; by default nowhere, as it is off. */
  readonly transcribe?: string | undefined;
  /** How often expired items are deleted, in milliseconds; a minute by default. */
  readonly expiryEveryMs?: number | undefined;
  /** Environments of each Lambda; 2 by default. */
  readonly concurrency?: number | undefined;
  /** Called with one line at each stage. */
  readonly say?: ((line: string) => void) | undefined;
};
