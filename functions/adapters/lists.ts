import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { Versioned } from "../domain/feedback/people.ts";
import { listedKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";

/** Lists of at most some hundreds of things, each by its id and with its version. */
export type ListName = "services" | "saved_replies" | `quality#${string}`;

const mostItems = 500;

export const lists = (db: DynamoDBDocumentClient, table: string) => ({
  all: async <Thing>(list: ListName): Promise<readonly Versioned<Thing>[]> => {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :list",
        ExpressionAttributeValues: { ":list": listedKey(list, "").pk },
        Limit: mostItems,
      }),
    );
    return Items.flatMap((item) => plain<Versioned<Thing>>(item) ?? []);
  },
  find: async <Thing>(list: ListName, id: string): Promise<Versioned<Thing> | undefined> =>
    plain<Versioned<Thing>>((await db.send(new GetCommand({ TableName: table, Key: listedKey(list, id) }))).Item),
  /** Writes what the caller made from version `seen` (0: nothing stood there); 412 where that is not what stands there. */
  put: async <Thing extends { readonly id: string }>(
    list: ListName,
    thing: Thing,
    seen: number,
  ): Promise<Versioned<Thing>> => {
    const versioned = { ...thing, version: seen + 1 };
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...listedKey(list, thing.id), ...versioned, schema },
          ConditionExpression: seen === 0 ? "attribute_not_exists(pk)" : "version = :seen",
          ...(seen > 0 && { ExpressionAttributeValues: { ":seen": seen } }),
        }),
      );
      return versioned;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw changedMeanwhile();
      throw error;
    }
  },
});
export type Lists = ReturnType<typeof lists>;
