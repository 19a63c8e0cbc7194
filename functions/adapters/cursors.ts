import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { lock, unlock } from "./cipher.ts";
import { keptSecret } from "./kept-secret.ts";
import { cursorSecretKey } from "./keys.ts";

/** Lists that go on. */
export type CursorList = "queue" | "events" | "audit";

const ivBytes = 12;
const placeLength = 48;
const longestCursor = 512;

/**
 * Places in a list, as callers carry them: encrypted, because a place may be that of a record which does not exist for
 * them, and good for one person and one list alone. The secret lies with the records: who can read those needs no cursor.
 */
export const cursors = (db: DynamoDBDocumentClient, table: string) => {
  const secret = keptSecret(db, table, cursorSecretKey);
  return {
    write: async (list: CursorList, place: string, person: string): Promise<string> => {
      // All as long as each other: a place in between is not to be told from the end.
      const { iv, data } = lock(
        await secret.readOrMake(),
        nameOf(list, person),
        Buffer.from(place.padEnd(placeLength)),
      );
      return Buffer.concat([iv, data]).toString("base64url");
    },
    /** `undefined` for whatever we did not write for this person and list. */
    read: async (list: CursorList, cursor: string, person: string): Promise<string | undefined> => {
      const key = cursor.length > longestCursor ? undefined : await secret.read();
      const bytes = Buffer.from(cursor, "base64url");
      try {
        const sealed = { iv: bytes.subarray(0, ivBytes), data: bytes.subarray(ivBytes) };
        return key && unlock(key, nameOf(list, person), sealed).toString("utf8").trimEnd();
      } catch {
        return undefined;
      }
    },
  };
};
export type Cursors = ReturnType<typeof cursors>;

const nameOf = (list: CursorList, person: string): string => `cursor:${list}:${person}`;
