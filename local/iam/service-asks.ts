import { localArn } from "../template/place.ts";
import type { Ask, AwsRequest } from "./ask.ts";
import { dynamodbAsks } from "./dynamodb-asks.ts";

/** What the calls of a service ask for, by the prefix of their target header. */
export const SERVICE_ASKS: Readonly<Record<string, (request: AwsRequest) => readonly Ask[]>> = {
  DynamoDB_20120810: dynamodbAsks,
  AmazonSQS: sqsAsks,
  TrentService: kmsAsks,
  secretsmanager: secretAsks,
};

/** A batch asks for what each of its entries does. */
function sqsAsks({ operation, input }: AwsRequest): readonly Ask[] {
  const name = String(input.QueueUrl).split("/").at(-1) ?? "";
  return [{ action: `sqs:${operation.replace(/Batch$/, "")}`, resource: localArn("sqs", name), context: {} }];
}

function kmsAsks({ operation, input }: AwsRequest): readonly Ask[] {
  const key = String(input.KeyId);
  const context = Object.entries((input.EncryptionContext ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [`kms:EncryptionContext:${name}`, String(value)] as const,
  );
  const resource = key.startsWith("arn:") ? key : localArn("kms", `key/${key}`);
  return [{ action: `kms:${operation}`, resource, context: Object.fromEntries(context) }];
}

function secretAsks({ operation, input }: AwsRequest): readonly Ask[] {
  return [{ action: `secretsmanager:${operation}`, resource: String(input.SecretId), context: {} }];
}
