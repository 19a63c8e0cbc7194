import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PersonId, ReferenceCode } from "../domain/feedback/handles.ts";
import { auditKey, schema } from "./keys.ts";

/** Who did what to which record, without any content. */
export type AuditEntry = {
  readonly person: PersonId;
  readonly action: string;
  readonly reference: ReferenceCode;
  readonly at: string;
  /** Which sealed value was opened, and for what. */
  readonly identifier?: number;
  readonly purpose?: string;
};
export type Audit = (entry: AuditEntry) => Promise<void>;

/** Appends; an entry that stands is never overwritten. */
export const auditLog =
  (db: DynamoDBDocumentClient, table: string, randomId: () => string, keptDays: number): Audit =>
  async (entry) => {
    await db.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...auditKey(entry.person, entry.at, randomId()),
          ...entry,
          schema,
          expiresAt: Math.ceil(Date.parse(entry.at) / 1000) + keptDays * 86_400,
        },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
  };
