import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { PersonId } from "../domain/feedback/handles.ts";
import type { Audit } from "./audit-log.ts";
import { refusedKey, schema } from "./keys.ts";

/** Why somebody was taken for nobody. `at_the_door`: refused before any function ran, which does not say more. */
export const refusalReasons = ["at_the_door", "not_valid", "not_an_access_token"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Requests to a route, as it is declared, whose token was refused: of the token nothing is known here. */
export type Refusal = {
  readonly route: string;
  readonly reason: RefusalReason;
  readonly times: number;
  readonly at: Date;
};
export type NoteRefusal = (refusal: Refusal) => Promise<void>;

/** Whose day the entries are: nobody's. */
export const nobody = "refused tokens" as PersonId;

const keptSeconds = 2 * 86_400;

/**
 * Counts refusals by hour, route and reason, and enters the first of an hour, the tenth, the hundredth and so on: whoever
 * floods the door with tokens is seen, and cannot fill the trail.
 */
export const refusals =
  (db: DynamoDBDocumentClient, table: string, audit: Audit): NoteRefusal =>
  async ({ route, reason, times, at }) => {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: refusedKey(at.toISOString().slice(0, 13), route, reason),
        UpdateExpression: "SET #schema = :schema, expiresAt = :expires ADD times :times",
        ExpressionAttributeNames: { "#schema": "schema" },
        ExpressionAttributeValues: {
          ":schema": schema,
          ":expires": Math.ceil(at.getTime() / 1_000) + keptSeconds,
          ":times": times,
        },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    const now = Number(Attributes?.times ?? times);
    if (digits(now) === digits(now - times)) return;
    await audit({ person: nobody, action: "refuse_token", at: at.toISOString(), route, reason, times: now });
  };

/** 0 has none: the first of an hour is one more than nothing. */
const digits = (count: number): number => (count > 0 ? String(count).length : 0);
