import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { openings } from "../../functions/adapters/openings.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord, ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";

export type Target = { readonly db: DynamoDBDocumentClient; readonly records: string; readonly vault: string };

/** The message that an invented record began with; it has no words. */
export const inventedMessage = ({ reference, openedAt, ...record }: FeedbackRecord): ReceivedMessage => ({
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

/** Opens invented records as open-record does, counters and all, without acknowledgement; false where it was refused. */
export const openAsChannel = ({ db, records, vault }: Target, timeZone: string) => {
  const { write } = openings(db, { records, vault });
  return async (record: FeedbackRecord): Promise<boolean> => {
    const outcome = await write({
      message: inventedMessage(record),
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
};
