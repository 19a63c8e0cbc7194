import * as z from "zod";
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

type Part = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a call of DynamoDB asks for: an index is a resource of its own, a transaction is its parts. */
export function dynamodbAsks({ operation, input }: AwsRequest): readonly Ask[] {
  if (Array.isArray(input.TransactItems))
    return (input.TransactItems as Part[]).flatMap((part) =>
      Object.entries(part).map(([kind, does]) => ask(PARTS[kind] ?? kind, does.TableName, undefined, leadingKey(does))),
    );
  if (typeof input.RequestItems === "object" && input.RequestItems !== null)
    return Object.entries(input.RequestItems).flatMap(([table, asked]) => {
      const { Keys = [] } = asked as { Keys?: readonly unknown[] };
      if (Keys.length === 0) return [ask(operation, table)];
      return Keys.map((Key) => ask(operation, table, undefined, leadingKey({ Key })));
    });
  const { ReturnValues } = input;
  const returns = typeof ReturnValues === "string" ? { "dynamodb:ReturnValues": ReturnValues } : {};
  return [ask(operation, input.TableName, input.IndexName, { ...returns, ...leadingKey(input) })];
}

const Text = z.object({ S: z.string() });
const Keyed = z.object({ pk: Text });
const Asked = z.object({ KeyConditionExpression: z.string(), ExpressionAttributeValues: z.record(z.string(), Text) });

/** The partition that a request is about: of its key, of the item it writes, or of its key condition. */
function leadingKey(input: Readonly<Record<string, unknown>>): Ask["context"] {
  const keyed = Keyed.safeParse(input.Key ?? input.Item);
  if (keyed.success) return { "dynamodb:LeadingKeys": keyed.data.pk.S };
  const asked = Asked.safeParse(input);
  const name = asked.success ? /^pk = (:\w+)/.exec(asked.data.KeyConditionExpression)?.[1] : undefined;
  const value = name === undefined ? undefined : asked.data?.ExpressionAttributeValues[name]?.S;
  return value === undefined ? {} : { "dynamodb:LeadingKeys": value };
}

function ask(operation: string, table: unknown, index?: unknown, context: Ask["context"] = {}): Ask {
  const arn = String(table).startsWith("arn:") ? String(table) : localArn("dynamodb", `table/${String(table)}`);
  const resource = index === undefined ? arn : `${arn}/index/${String(index)}`;
  return { action: `dynamodb:${operation}`, resource, context };
}
