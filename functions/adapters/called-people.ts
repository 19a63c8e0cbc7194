import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type CalledPerson, type KnownPerson, knownPeople } from "../domain/feedback/concerned/known-people.ts";
import { itemsUnder } from "./items-under.ts";
import { namesKey } from "./keys.ts";

const freshForMs = 60_000;

/** How the people of the directory are called; nothing else of them is read. */
export type PeopleCalled = () => Promise<readonly KnownPerson[]>;

/**
 * Reads the names of everybody and keeps them for a minute. Where they cannot be read those that were known go on to
 * count; where none were, the message is not acknowledged and comes again.
 */
export const calledPeople = (db: DynamoDBDocumentClient, table: string, now: () => number): PeopleCalled => {
  let known: { readonly people: readonly KnownPerson[]; readonly until: number } | undefined;
  return async () => {
    if (known && known.until > now()) return known.people;
    try {
      const items = await itemsUnder<CalledPerson>(db, table, { pk: namesKey("").pk, sk: "" });
      known = { people: knownPeople(items), until: now() + freshForMs };
    } catch (error) {
      if (!known) throw error;
    }
    return known.people;
  };
};
