import * as z from "zod";
import { privateJson, writePrivateFile } from "../private-file.ts";
import { AwsError } from "./aws-error.ts";
import type { AwsOperations } from "./aws-operations.ts";

const Secrets = z.record(z.string(), z.string());

/** The secrets of a data folder by ARN. */
export type SecretStore = {
  /** Stores what `create` makes when the data folder has none under that ARN, and gives the stored value. */
  readonly ensure: (arn: string, create: () => string) => string;
  readonly operations: AwsOperations;
};

/** Opens the secrets of `file`; they answer as AWS Secrets Manager does, each in one version, AWSCURRENT. */
export function openSecretStore(file: string): SecretStore {
  const secrets = new Map(Object.entries(privateJson(file, Secrets, () => ({}))));
  const put = (arn: string, value: string) => {
    secrets.set(arn, value);
    writePrivateFile(file, JSON.stringify(Object.fromEntries(secrets)));
    return value;
  };
  return {
    ensure: (arn, create) => secrets.get(arn) ?? put(arn, create()),
    operations: {
      GetSecretValue: ({ SecretId, VersionStage = "AWSCURRENT" }) => {
        const arn = find(secrets, SecretId);
        if (VersionStage !== "AWSCURRENT") throw new AwsError("ResourceNotFoundException");
        return { ...identity(arn), SecretString: secrets.get(arn), VersionStages: ["AWSCURRENT"] };
      },
      PutSecretValue: ({ SecretId, SecretString }) => {
        const arn = find(secrets, SecretId);
        if (typeof SecretString !== "string") throw new AwsError("InvalidParameterException");
        put(arn, SecretString);
        return { ...identity(arn), VersionStages: ["AWSCURRENT"] };
      },
    },
  };
}

function find(secrets: ReadonlyMap<string, string>, id: unknown): string {
  const arn = [...secrets.keys()].find((known) => known === id || nameOf(known) === id);
  if (!arn) throw new AwsError("ResourceNotFoundException", "There is no such secret.");
  return arn;
}

function identity(arn: string): Record<string, string> {
  return { ARN: arn, Name: nameOf(arn) };
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
