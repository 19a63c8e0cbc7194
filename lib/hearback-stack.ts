import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import { AuditTrail } from "./audit-trail.ts";
import { ChannelApi } from "./channel-api.ts";
import type { Surroundings } from "./channel-function.ts";
import { ChannelQueues } from "./channel-queues.ts";
import { Conversation } from "./conversation.ts";
import { Digest } from "./digest.ts";
import { environmentFor, groundsFor, type Resources } from "./environment.ts";
import { Files } from "./files.ts";
import { Intake } from "./intake.ts";
import { Mail } from "./mail.ts";
import { Notices } from "./notices.ts";
import { Records } from "./records.ts";
import { Refusals } from "./refusals.ts";
import { SignIn } from "./sign-in.ts";
import { Triage } from "./triage.ts";
import { TwilioSecrets } from "./twilio-secrets.ts";
import { Upkeep } from "./upkeep.ts";
import { Vault } from "./vault.ts";
import { Watch } from "./watch.ts";
import { watchKey } from "./watch-key.ts";

type HearbackStackProps = { readonly settings: Settings; readonly bundles: string };

/** The whole channel of one National Society in one region. */
export class HearbackStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles }: HearbackStackProps) {
    super(scope, id, {
      stackName: `hearback-${settings.society.id}`,
      description: `Feedback and complaints channel of ${settings.society.name}`,
      env: { region: settings.region },
      terminationProtection: true,
    });
    const key = watchKey(this);
    const resources = this.resources(settings);
    const { queues, signIn, audit, mail } = resources;
    new CfnOutput(this, "AuditTable", { value: audit.table.tableName });
    new CfnOutput(this, "AuditKey", { value: audit.signingKey.keyArn });
    const surroundings: Surroundings = {
      bundles,
      logKey: key,
      logRetentionDays: settings.logRetentionDays,
      environment: environmentFor(resources, settings),
      grounds: groundsFor(resources, settings),
      extras: { hasLanguageModel: settings.languageModel !== undefined, transcribes: settings.transcription === "on" },
    };
    const api = new ChannelApi(this, "Api", { settings, signIn, logKey: key });
    const capabilities = [
      new Intake(this, "Intake", { surroundings, api, queues }),
      new Conversation(this, "Conversation", { surroundings, api, queues }),
      new Triage(this, "Triage", { surroundings, api }),
      new Refusals(this, "Refusals", { surroundings, api }),
      new Notices(this, "Notices", { surroundings, queues }),
      new Digest(this, "Digest", { surroundings, api, mail, programmes: settings.programmes }),
      new Upkeep(this, "Upkeep", { surroundings }),
    ];
    const functions = capabilities.flatMap((capability) => capability.functions);
    new Watch(this, "Watch", { key, operators: settings.operators, queues, functions, api });
  }

  private resources(settings: Settings): Resources {
    return {
      records: new Records(this, "Records"),
      vault: new Vault(this, "Vault"),
      audit: new AuditTrail(this, "Audit"),
      queues: new ChannelQueues(this, "Queues"),
      secrets: new TwilioSecrets(this, "TwilioSecrets"),
      signIn: new SignIn(this, "SignIn", settings),
      mail: new Mail(this, "Mail", settings.mail),
      files: new Files(this, "Files", settings.retention),
    };
  }
}
