import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";

/** What we know of Twilio's secrets; born empty, a person fills them in (docs/deploy.md). */
export class TwilioSecrets extends Construct {
  readonly key: Key;
  /** `{"authTokens":["current","previous"]}`: one or two, both are accepted while one is rotated. */
  readonly webhook: CfnSecret;
  /** `{"accountSid","apiKey","apiKeySecret"}`. */
  readonly api: CfnSecret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, "Key", { description: "Secrets", enableKeyRotation: true });
    this.webhook = this.secret("Webhook", "Twilio's auth tokens, by which webhooks are signed");
    this.api = this.secret("Api", "Twilio's API key, with which replies are sent");
    Validations.of(this).acknowledge({
      id: "AwsSolutions::AwsSolutions-SMG4",
      reason: "Only a person can rotate them, at Twilio; two tokens are accepted meanwhile.",
    });
  }

  // Not the Secret construct: it invents a value, and this would look filled in.
  private secret(id: string, description: string): CfnSecret {
    const secret = new CfnSecret(this, id, { description, kmsKeyId: this.key.keyArn });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return secret;
  }
}
