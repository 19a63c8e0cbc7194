import { REGION } from "../template/place.ts";
import type { References } from "../template/references.ts";
import type { Ask } from "./ask.ts";

/** What a call needs of the key of its table, queue or secret, which the service uses on the caller's behalf. */
export type KeyAsks = (ask: Ask) => readonly Ask[];

/** Which property of which resource names its key, and how its ARN is referred to. */
const ENCRYPTED = [
  ["AWS::DynamoDB::Table", "SSESpecification"],
  ["AWS::SQS::Queue", "KmsMasterKeyId"],
  ["AWS::SecretsManager::Secret", "KmsKeyId"],
] as const;

/**
 * As AWS documents it: DynamoDB and Secrets Manager decrypt their key for every caller, readers and writers alike; SQS
 * makes a data key for who sends and decrypts for who sends or receives. The rest of SQS needs no key.
 */
const KEY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "sqs:SendMessage": ["kms:GenerateDataKey", "kms:Decrypt"],
  "sqs:ReceiveMessage": ["kms:Decrypt"],
  "secretsmanager:GetSecretValue": ["kms:Decrypt"],
};

/** Over the resources of the template that have a key of ours. */
export function keyAsks(refs: References): KeyAsks {
  const keys = keysByArn(refs);
  return ({ action, resource }) => {
    const key = keys.get(resource.split("/index/")[0] ?? "");
    const [service = ""] = action.split(":");
    if (key === undefined) return [];
    const actions = service === "dynamodb" ? ["kms:Decrypt"] : (KEY_ACTIONS[action] ?? []);
    const context = { "kms:ViaService": `${service}.${REGION}.amazonaws.com` };
    return actions.map((needed) => ({ action: needed, resource: key, context }));
  };
}

function keysByArn(refs: References): ReadonlyMap<string, string> {
  const pairs = ENCRYPTED.flatMap(([type, property]) =>
    refs.all(type, [property]).flatMap(([id, { [property]: value }]) => {
      const key =
        typeof value === "object" && value !== null ? (value as { KMSMasterKeyId?: unknown }).KMSMasterKeyId : value;
      const reference = type === "AWS::SecretsManager::Secret" ? { Ref: id } : { "Fn::GetAtt": [id, "Arn"] };
      return key === undefined ? [] : [[String(refs.resolve(reference)), String(key)] as const];
    }),
  );
  return new Map(pairs);
}
