import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Versioned } from "../domain/feedback/people.ts";
import { listedKey } from "./keys.ts";
import { plain } from "./plain.ts";
import { putVersioned } from "./put-versioned.ts";

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
  put: async <Thing extends { readonly id: string }>(list: ListName, thing: Thing, seen: number) =>
    putVersioned(db, table)(listedKey(list, thing.id), thing, seen),
});
export type Lists = ReturnType<typeof lists>;
