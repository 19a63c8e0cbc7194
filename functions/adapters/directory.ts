import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { changedMeanwhile } from "../domain/errors.ts";
import type { Duty, Person, Versioned } from "../domain/feedback/people.ts";
import { dutyKey, type Key, personKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";

/** The people directory and the duty roster; a few hundred people at most, in one partition. */
export const directory = (db: DynamoDBDocumentClient, table: string) => {
  const get = async <Thing>(key: Key) =>
    plain<Versioned<Thing>>((await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item);
  /** Writes what the caller made from version `seen` (0: nothing stood there); 412 where that is not what stands there. */
  const put = async <Thing extends object>(key: Key, thing: Thing, seen: number): Promise<Versioned<Thing>> => {
    const versioned = { ...thing, version: seen + 1 };
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...key, ...versioned, schema },
          ConditionExpression: seen === 0 ? "attribute_not_exists(pk)" : "version = :seen",
          ...(seen > 0 && { ExpressionAttributeValues: { ":seen": seen } }),
        }),
      );
      return versioned;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw changedMeanwhile();
      throw error;
    }
  };
  return {
    person: async (id: string) => get<Person>(personKey(id)),
    people: async (): Promise<readonly Versioned<Person>[]> => {
      const { Items } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :people AND begins_with(sk, :person)",
          ExpressionAttributeValues: { ":people": dutyKey.pk, ":person": "PERSON#" },
        }),
      );
      return (Items ?? []).flatMap((item) => plain<Versioned<Person>>(item) ?? []);
    },
    putPerson: async (person: Person, seen: number) => put(personKey(person.id), person, seen),
    duty: async () => (await get<Duty>(dutyKey)) ?? { watches: [], version: 0 },
    putDuty: async (duty: Duty, seen: number) => put(dutyKey, duty, seen),
  };
};
export type Directory = ReturnType<typeof directory>;
