import type { Statement } from "../../local/iam/statement.ts";
import type { Used } from "../../local/iam/usage.ts";

/** A call on a thing, as one line: `dynamodb:GetItem hearback-…-RecordsTable…`, of the sealing key with its purpose. */
export type Pair = string;

const purposeKey = "kms:EncryptionContext:purpose";

/** Every single call that a function's statements give leave for. */
export const pairsOf = (statements: readonly Statement[]): readonly Pair[] =>
  statements.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.flatMap((resource) =>
        (Condition.StringEquals?.[purposeKey] ?? [undefined]).map((purpose) => pair(action, resource, purpose)),
      ),
    ),
  );

/** What was called, in the same words. */
export const pairOf = ({ action, resource, purpose }: Used): Pair => pair(action, resource, purpose);

const pair = (action: string, resource: string, purpose: string | undefined): Pair =>
  [action, resource.split(":").slice(5).join(":"), purpose].filter(Boolean).join(" ");
