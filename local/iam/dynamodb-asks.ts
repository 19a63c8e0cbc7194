import { localArn } from "../template/place.ts";
import type { Ask, AwsRequest } from "./ask.ts";

/** IAM knows no transactions: each part asks as what it does. */
const PARTS: Readonly<Record<string, string>> = {
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

type Part = Readonly<Record<string, { readonly TableName?: unknown }>>;

/** What a call of DynamoDB asks for: an index is a resource of its own, a transaction is its parts. */
export function dynamodbAsks({ operation, input }: AwsRequest): readonly Ask[] {
  if (Array.isArray(input.TransactItems))
    return (input.TransactItems as Part[]).flatMap((part) =>
      Object.entries(part).map(([kind, { TableName }]) => ask(PARTS[kind] ?? kind, TableName)),
    );
  if (typeof input.RequestItems === "object" && input.RequestItems !== null)
    return Object.keys(input.RequestItems).map((table) => ask(operation, table));
  const { ReturnValues } = input;
  const context = typeof ReturnValues === "string" ? { "dynamodb:ReturnValues": ReturnValues } : {};
  return [ask(operation, input.TableName, input.IndexName, context)];
}

function ask(operation: string, table: unknown, index?: unknown, context: Ask["context"] = {}): Ask {
  const arn = String(table).startsWith("arn:") ? String(table) : localArn("dynamodb", `table/${String(table)}`);
  const resource = index === undefined ? arn : `${arn}/index/${String(index)}`;
  return { action: `dynamodb:${operation}`, resource, context };
}
