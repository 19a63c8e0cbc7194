import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Place, Right } from "./access.ts";

/** Where a right points: the resources, the service that owns them, and the key that this service needs for us. */
export type Ground = {
  readonly service: "dynamodb" | "kms" | "sqs" | "secretsmanager" | "ses" | "s3" | "bedrock" | "transcribe";
  readonly arns: readonly string[];
  readonly keyArn?: string;
  readonly condition?: Readonly<Record<string, unknown>>;
};

export type Grounds = { readonly [place in Place]: Ground };

/** The statements for rights: the calls themselves, then the use of each key through its service alone. */
export function statementsFor(rights: readonly Right[], grounds: Grounds, region: string): PolicyStatement[] {
  const calls = rights.map((right) => callStatement(right, grounds[right.on]));
  return [...calls, ...keyStatements(rights, grounds, region)];
}

function callStatement(right: Right, { service, arns, condition = {} }: Ground): PolicyStatement {
  const { may, purposes, blind, partitions } = right;
  return new PolicyStatement({
    actions: may.map((call) => `${service}:${call}`),
    resources: [...arns],
    conditions: {
      ...condition,
      ...(purposes && { StringEquals: { "kms:EncryptionContext:purpose": purposes } }),
      ...(partitions && { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } }),
      ...(blind && { StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } }),
    },
  });
}

function keyStatements(rights: readonly Right[], grounds: Grounds, region: string): PolicyStatement[] {
  const needs = new Map<string, { service: string; actions: Set<string> }>();
  for (const { on, may } of rights) {
    const { service, keyArn } = grounds[on];
    if (keyArn === undefined) continue;
    const need = needs.get(keyArn) ?? { service, actions: new Set(["kms:Decrypt"]) };
    // SQS makes a data key for what is sent; DynamoDB opens the table's key for reads and writes alike.
    if (may.includes("SendMessage")) need.actions.add("kms:GenerateDataKey");
    needs.set(keyArn, need);
  }
  return [...needs].map(
    ([keyArn, { service, actions }]) =>
      new PolicyStatement({
        actions: [...actions],
        resources: [keyArn],
        conditions: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` } },
      }),
  );
}
