import { join } from "node:path";
import type { Closers } from "../closers.ts";
import type { DataFolder } from "../data-folder.ts";
import { mailboxServer, type Wishes } from "../mailbox/mailbox-server.ts";
import type { Ports } from "../ports.ts";
import { type DemoLogin, demoLogins } from "../sign-in/demo-logins.ts";
import { signInServer } from "../sign-in/sign-in-server.ts";
import { signingKey } from "../sign-in/signing-key.ts";
import { localArn, REGION } from "../template/place.ts";
import { awsEndpoint } from "./aws-endpoint.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { type KeyStore, openKeyStore } from "./kms/key-store.ts";
import { kmsOperations } from "./kms/operations.ts";
import { objectsIn } from "./objects.ts";
import { openSecretStore, type SecretStore } from "./secrets-manager.ts";
import { describeMail, sendEmailInto } from "./ses.ts";
import { startSqs } from "./sqs.ts";

/** The running emulators: their addresses, and the stores that the template fills. */
export type Emulators = {
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string; readonly aws: string };
  readonly mailbox: string;
  readonly issuer: string;
  readonly logins: readonly DemoLogin[];
  readonly keys: KeyStore;
  readonly secrets: SecretStore;
  /** The database's process group, for a crash test to kill with us. */
  readonly databaseGroup: number | undefined;
};

/** Starts all emulators side by side over one data folder; what starts is added to `pile` at once. */
export async function startEmulators(
  data: DataFolder,
  ports: Ports,
  options: {
    readonly databaseEndpoint?: string | undefined;
    readonly accessTokenSeconds: number;
    readonly wishes: Wishes;
  },
  pile: Closers,
): Promise<Emulators> {
  // The keys come first: a database in the folder and no keys means a damaged folder.
  const keys = openKeyStore(data.file("keys.json"), localArn("kms", "key/"));
  const secrets = openSecretStore(data.file("secrets.json"));
  const logins = demoLogins(data.file("logins.json"));
  const mails = data.file("mail");
  const services = {
    targets: { TrentService: kmsOperations(keys), secretsmanager: secrets.operations },
    sendEmail: sendEmailInto(mails),
    describeMail,
    objects: objectsIn(data.file("objects")),
  };
  const started = <T extends { readonly close: () => Promise<void> }>(emulator: T): T => {
    pile.add(emulator.close);
    return emulator;
  };
  const signIn = async () => {
    const key = await signingKey(data.file("signing-key.json"));
    return signInServer(ports.signIn, { logins, key, accessTokenSeconds: options.accessTokenSeconds });
  };
  const [dynamodb, sqs, aws, mailbox, issuer] = await settled([
    startDynamoDb(data.file("dynamodb.sqlite"), options.databaseEndpoint).then(started),
    startSqs({ dataDir: join(data.path, "queues"), port: 0, region: REGION }).then(started),
    awsEndpoint(0, services).then(started),
    mailboxServer(ports.mailbox, mails, options.wishes).then(started),
    signIn().then(started),
  ]);
  const endpoints = { dynamodb: dynamodb.url, sqs: sqs.url, aws: aws.url };
  return { endpoints, mailbox: mailbox.url, issuer: issuer.url, logins, keys, secrets, databaseGroup: dynamodb.group };
}

/** As Promise.all, but waits for the others when one fails: what they start must be there to be stopped. */
async function settled<T extends readonly Promise<unknown>[]>(promises: readonly [...T]) {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
