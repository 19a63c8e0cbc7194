import { randomBytes } from "node:crypto";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import type { ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import type { Understand } from "../../functions/domain/understanding.ts";

/** An invented message as `receive` writes it; of a programme that nobody knows it can never be opened. */
export const aMessage = (programme: string, understand: Understand, receivedAt = new Date()): ReceivedMessage => ({
  id: randomBytes(32).toString("base64url") as MessageId,
  programme,
  channel: "sms",
  number: "+15550100",
  receivedAt: receivedAt.toISOString(),
  language: "en",
  coding: understand("When does the health post open?").coding,
  attachments: [],
  identifiers: [],
  text: "When does the health post open?" as StrippedText,
});
