import { Aws } from "aws-cdk-lib";
import type { Settings } from "../functions/domain/settings.ts";
import type { AuditTrail } from "./audit-trail.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import type { Files } from "./files.ts";
import type { EnvironmentName } from "./functions.ts";
import type { Mail } from "./mail.ts";
import type { Grounds } from "./policy.ts";
import type { Records } from "./records.ts";
import type { SignIn } from "./sign-in.ts";
import type { TwilioSecrets } from "./twilio-secrets.ts";
import type { Vault } from "./vault.ts";

/** Everything that functions name and use. */
export type Resources = {
  readonly records: Records;
  readonly vault: Vault;
  readonly audit: AuditTrail;
  readonly queues: ChannelQueues;
  readonly secrets: TwilioSecrets;
  readonly signIn: SignIn;
  readonly mail: Mail;
  readonly files: Files;
};

/** What each variable holds: tables by name, queues by URL, keys and secrets by ARN. */
export function environmentFor(resources: Resources, settings: Settings): Record<EnvironmentName, string> {
  const { records, vault, audit, secrets, signIn, files } = resources;
  const { feedback, complaint, protection, replies, notices, media } = resources.queues.queues;
  return {
    RECORDS_TABLE: records.table.tableName,
    VAULT_TABLE: vault.table.tableName,
    AUDIT_TABLE: audit.table.tableName,
    SEALING_KEY: vault.sealingKey.keyArn,
    PSEUDONYM_KEY: vault.pseudonymKey.keyArn,
    AUDIT_KEY: audit.signingKey.keyArn,
    TWILIO_WEBHOOK_SECRET: secrets.webhook.ref,
    TWILIO_API_SECRET: secrets.api.ref,
    TWILIO_API_URL: settings.twilio.apiUrl,
    PUBLIC_URL: settings.publicUrl,
    // Texts that no speaker has reviewed never reach a real person.
    DRAFT_TEXTS: "hold",
    SIGN_IN_ISSUER: signIn.issuer,
    SIGN_IN_CLIENT: signIn.clientId,
    FEEDBACK_QUEUE: feedback.queueUrl,
    COMPLAINT_QUEUE: complaint.queueUrl,
    PROTECTION_QUEUE: protection.queueUrl,
    REPLIES_QUEUE: replies.queueUrl,
    NOTICES_QUEUE: notices.queueUrl,
    MEDIA_QUEUE: media.queueUrl,
    FILES_BUCKET: files.bucket.bucketName,
  };
}

/** Where each place of `lib/access.ts` lies. */
export function groundsFor(
  { records, vault, audit, queues, secrets, mail, files }: Resources,
  { region, languageModel }: Settings,
): Grounds {
  const table = (arn: string, keyArn: string) => ({ service: "dynamodb", arns: [arn], keyArn }) as const;
  const key = (arn: string) => ({ service: "kms", arns: [arn] }) as const;
  const secret = (arn: string) => ({ service: "secretsmanager", arns: [arn], keyArn: secrets.key.keyArn }) as const;
  const queue = (name: keyof ChannelQueues["queues"]) =>
    ({ service: "sqs", arns: [queues.queues[name].queueArn], keyArn: queues.key.keyArn }) as const;
  return {
    records: table(records.table.tableArn, records.key.keyArn),
    "records/outbox": table(`${records.table.tableArn}/index/outbox`, records.key.keyArn),
    "records/queue": table(`${records.table.tableArn}/index/queue`, records.key.keyArn),
    "records/changes": table(`${records.table.tableArn}/index/changes`, records.key.keyArn),
    vault: table(vault.table.tableArn, vault.key.keyArn),
    audit: table(audit.table.tableArn, audit.key.keyArn),
    "audit/record": table(`${audit.table.tableArn}/index/record`, audit.key.keyArn),
    "audit-key": key(audit.signingKey.keyArn),
    "sealing-key": key(vault.sealingKey.keyArn),
    "pseudonym-key": key(vault.pseudonymKey.keyArn),
    "webhook-secret": secret(secrets.webhook.ref),
    "api-secret": secret(secrets.api.ref),
    mail: mail.ground,
    "language-model": { service: "bedrock", arns: modelArns(region, languageModel?.modelId ?? "none") },
    // An account has one such configuration, and no ARN for it.
    "invocation-logging": { service: "bedrock", arns: ["*"] },
    // A stream is no resource.
    transcripts: { service: "transcribe", arns: ["*"] },
    feedback: queue("feedback"),
    complaint: queue("complaint"),
    protection: queue("protection"),
    replies: queue("replies"),
    notices: queue("notices"),
    media: queue("media"),
    files: { service: "s3", arns: [files.bucket.arnForObjects("*")] },
  };
}

/** A model by its own id, or an inference profile of this account (`eu.…`) and the model that it leads to in any region. */
const modelArns = (region: string, modelId: string): readonly string[] => {
  const [, model] = /^(?:us|eu|apac|jp|au|global)\.(.+)$/.exec(modelId) ?? [];
  return model === undefined
    ? [`arn:aws:bedrock:${region}::foundation-model/${modelId}`]
    : [
        `arn:aws:bedrock:*::foundation-model/${model}`,
        `arn:aws:bedrock:${region}:${Aws.ACCOUNT_ID}:inference-profile/${modelId}`,
      ];
};
