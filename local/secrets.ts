import type { SecretStore } from "./emulators/secrets-manager.ts";
import type { LambdaFunction } from "./lambda/lambda-function.ts";
import { StartFailure } from "./start-failure.ts";
import type { References } from "./template/references.ts";
import type { TwilioCredentials } from "./twilio-credentials.ts";

/** Fills the template's secrets, known by the variables that hold their ARNs, with the emulated Twilio's credentials. */
export function fillSecrets(
  store: SecretStore,
  refs: References,
  lambdas: readonly LambdaFunction[],
  accountSid: string,
  { authToken, apiKey, apiSecret }: TwilioCredentials,
): void {
  const values: Readonly<Record<string, object>> = {
    TWILIO_WEBHOOK_SECRET: { authTokens: [authToken] },
    TWILIO_API_SECRET: { accountSid, apiKey, apiKeySecret: apiSecret },
  };
  const variables = lambdas.flatMap((lambda) => Object.entries(lambda.variables));
  for (const [id] of refs.all("AWS::SecretsManager::Secret", [])) {
    const arn = refs.resolve({ Ref: id });
    const [variable = ""] = variables.find(([, value]) => value === arn) ?? [];
    const value = values[variable];
    if (!value)
      throw new StartFailure(`The local cloud does not know what to put into the secret ${id} of the template.`);
    store.ensure(String(arn), () => JSON.stringify(value));
  }
}
