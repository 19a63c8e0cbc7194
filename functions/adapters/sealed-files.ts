import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { MessageId, PersonId, ReferenceCode } from "../domain/feedback/handles.ts";
import type { KeptFile } from "../domain/media/kept-file.ts";
import { happened } from "./happened.ts";
import { itemsUnder } from "./items-under.ts";
import { type Key, linkKey, mediaKey, schema } from "./keys.ts";
import { leaveObject } from "./left-objects.ts";

type Tables = { readonly records: string; readonly vault: string };

/** What the vault holds of the files of one message; they have the numbers from `first` on. */
export type SealedFiles = Key & {
  readonly first: number;
  readonly receivedAt: string;
  readonly files: readonly KeptFile[];
};

/** Leave for one person to fetch one file, each part once and in order. */
export type Link = {
  readonly id: string;
  readonly reference: ReferenceCode;
  readonly person: PersonId;
  readonly n: number;
  readonly until: string;
};

/** Files as `disclose` sees them. */
export const sealedFiles = (db: DynamoDBDocumentClient, { records, vault }: Tables) => ({
  of: async (reference: ReferenceCode): Promise<readonly SealedFiles[]> => {
    const items = await itemsUnder<SealedFiles>(db, vault, mediaKey(reference, "" as MessageId));
    return items.toSorted((one, other) => one.first - other.first);
  },
  link: async ({ id, reference, ...link }: Link): Promise<void> => {
    const expiresAt = Math.ceil(Date.parse(link.until) / 1000);
    const Item = { ...linkKey(reference, id), ...link, next: 0, expiresAt, schema };
    // The same request again gets the same link, however far it has been used.
    const put = new PutCommand({ TableName: records, Item, ConditionExpression: "attribute_not_exists(pk)" });
    await happened(db.send(put));
  },
  /** Uses a link for its next part; `undefined` where it is not this person's, is used up or is over. */
  use: async ({ id, reference, person }: Omit<Link, "n" | "until">, part: number, now: string) => {
    let n: number | undefined;
    const use = async () => {
      const { Attributes } = await db.send(
        new UpdateCommand({
          TableName: records,
          Key: linkKey(reference, id),
          UpdateExpression: "SET #next = :following",
          ConditionExpression: "#next = :part AND person = :person AND #until > :now",
          ExpressionAttributeNames: { "#next": "next", "#until": "until" },
          ExpressionAttributeValues: { ":following": part + 1, ":part": part, ":person": person, ":now": now },
          ReturnValues: "ALL_NEW",
        }),
      );
      n = Attributes?.n as number;
    };
    return (await happened(use())) ? n : undefined;
  },
  /** Destroys one file: its key at once, its object with the next run of `erase`. The label stays. */
  destroy: async ({ pk, sk, files }: SealedFiles, index: number, now: string): Promise<void> => {
    const file = files[index] ?? { label: "" };
    const { label } = file;
    await leaveObject(db, records, file, now);
    await db.send(
      new UpdateCommand({
        TableName: vault,
        Key: { pk, sk },
        UpdateExpression: `SET files[${index}] = :destroyed`,
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":destroyed": { label } },
      }),
    );
  },
});
export type SealedFileStore = ReturnType<typeof sealedFiles>;
