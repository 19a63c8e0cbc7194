import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inbox } from "../../functions/adapters/inbox.ts";
import { openings } from "../../functions/adapters/openings.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord, ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { inParallel } from "../proof/until.ts";
import type { InventedRecord } from "./earlier-weeks.ts";

type Target = { readonly db: DynamoDBDocumentClient; readonly records: string; readonly vault: string };

/** Writes invented records as the channel writes real ones; `twice` delivers every message a second time. */
export const writeWeeks = async (
  { db, records: table, vault }: Target,
  invented: readonly InventedRecord[],
  timeZone: string,
  twice = false,
): Promise<void> => {
  const { write, message } = openings(db, { records: table, vault });
  const take = inbox(db, table);
  const open = async (record: FeedbackRecord): Promise<boolean> => {
    const outcome = await write({
      message: messageOf(record),
      record,
      joined: false,
      vaultEntry: undefined,
      known: undefined,
      remembered: {},
      thread: undefined,
      reply: undefined,
      notice: undefined,
      counts: countChanges(undefined, record, timeZone),
    });
    return outcome === "done";
  };
  await inParallel(invented, 8, async ({ opened, now }) => {
    await take(messageOf(opened));
    const isOpened = async () => (await message(messageOf(opened).id)) === "opened";
    while (!((await open(opened)) || (await isOpened())));
    if (twice && (await open(opened))) throw new Error("A message was counted twice.");
    const written = await recordStore(db, table).find(opened.reference);
    if (now.version > (written?.version ?? 0)) {
      const counts = countChanges(opened, now, timeZone);
      await recordStore(db, table).change({ before: opened, after: now, counts });
    }
  });
};

const messageOf = ({ reference, openedAt, ...record }: FeedbackRecord): ReceivedMessage => ({
  id: `invented-${reference}` as MessageId,
  receivedAt: openedAt,
  programme: record.programme,
  channel: record.channel,
  number: record.number,
  language: record.language,
  coding: { ...record, why: [] },
  attachments: [],
  identifiers: [],
  text: "" as StrippedText,
});
