import { CfnOutput, Stack } from "aws-cdk-lib";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import type { Ground } from "./policy.ts";

/** The domain that mails come from, and how they go out: over TLS or not at all, without tracking. */
export class Mail extends Construct {
  /** Where the service says what became of a mail. */
  readonly configurationSet: ConfigurationSet;
  /** Sending as the configured sender, and as nobody else of the domain. */
  readonly ground: Ground;

  constructor(scope: Construct, id: string, { from }: Settings["mail"]) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, "Sending", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const identity = new EmailIdentity(this, "Identity", {
      identity: Identity.domain(from.slice(from.lastIndexOf("@") + 1)),
      configurationSet,
    });
    identity.dkimRecords.forEach(({ name, value }, at) => {
      new CfnOutput(this, `Dkim${at + 1}`, { description: "CNAME record for SES", value: `${name} ${value}` });
    });
    this.configurationSet = configurationSet;
    const sets = { service: "ses", resource: "configuration-set", resourceName: configurationSet.configurationSetName };
    this.ground = {
      service: "ses",
      arns: [identity.emailIdentityArn, Stack.of(this).formatArn(sets)],
      condition: { StringEquals: { "ses:FromAddress": from } },
    };
  }
}
