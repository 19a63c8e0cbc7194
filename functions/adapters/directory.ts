import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { calledPerson } from "../domain/feedback/concerned/called-person.ts";
import type { Duty, Person, Versioned } from "../domain/feedback/people.ts";
import { dutyKey, type Key, namesKey, personKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";
import { putVersioned } from "./put-versioned.ts";
import { thingsUnder } from "./things-under.ts";

/** The people directory and the duty roster; a few hundred people at most, in one partition. */
export const directory = (db: DynamoDBDocumentClient, table: string) => {
  const get = async <Thing>(key: Key) =>
    plain<Versioned<Thing>>((await db.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item);
  const put = putVersioned(db, table);
  return {
    person: async (id: string) => get<Person>(personKey(id)),
    people: async (): Promise<readonly Versioned<Person>[]> => {
      return thingsUnder<Versioned<Person>>(db, table, { pk: dutyKey.pk, sk: "PERSON#" });
    },
    putPerson: async (person: Person, seen: number) => {
      const called = { ...namesKey(person.id), ...calledPerson(person), schema };
      return put(personKey(person.id), person, seen, called);
    },
    duty: async () => (await get<Duty>(dutyKey)) ?? { watches: [], version: 0 },
    putDuty: async (duty: Duty, seen: number) => put(dutyKey, duty, seen),
  };
};
export type Directory = ReturnType<typeof directory>;
