import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";

const freshForMs = 5 * 60_000;

/** Reads a secret and keeps it for five minutes, so that a rotated one is taken up without a deployment. */
export const secret = <Value>(arn: string, shape: z.ZodType<Value>, now: () => number): (() => Promise<Value>) => {
  const client = new SecretsManagerClient({ maxAttempts: 4 });
  let known: { value: Value; until: number } | undefined;
  return async () => {
    if (known && known.until > now()) return known.value;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const value = shape.parse(JSON.parse(SecretString ?? "{}"));
    known = { value, until: now() + freshForMs };
    return value;
  };
};

/** Two are accepted while one is rotated. */
export const WebhookSecret = z.object({ authTokens: z.array(z.string().min(1)).min(1).max(2) });
export const ApiSecret = z.object({ accountSid: z.string(), apiKey: z.string(), apiKeySecret: z.string() });
export type ApiSecret = z.infer<typeof ApiSecret>;
