import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Duty, Person } from "../domain/feedback/people.ts";
import { dutyKey, personKey, schema } from "./keys.ts";
import { plain } from "./plain.ts";

/** The people directory and the duty roster; a few hundred people at most, in one partition. */
export const directory = (db: DynamoDBDocumentClient, table: string) => ({
  person: async (id: string): Promise<Person | undefined> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: personKey(id), ConsistentRead: true }));
    return plain<Person>(Item);
  },
  people: async (): Promise<readonly Person[]> => {
    const { Items } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :people AND begins_with(sk, :person)",
        ExpressionAttributeValues: { ":people": dutyKey.pk, ":person": "PERSON#" },
      }),
    );
    return (Items ?? []).flatMap((item) => plain<Person>(item) ?? []);
  },
  putPerson: async (person: Person): Promise<void> => {
    await db.send(new PutCommand({ TableName: table, Item: { ...personKey(person.id), ...person, schema } }));
  },
  duty: async (): Promise<Duty> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: dutyKey, ConsistentRead: true }));
    return plain<Duty>(Item) ?? { watches: [] };
  },
  putDuty: async (duty: Duty): Promise<void> => {
    await db.send(new PutCommand({ TableName: table, Item: { ...dutyKey, ...duty, schema } }));
  },
});
export type Directory = ReturnType<typeof directory>;
