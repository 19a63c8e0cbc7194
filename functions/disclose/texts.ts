import type { RecordMessage } from "../domain/feedback/record.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

/** The words of a record that are sealed. */
export const texts = (parts: DiscloseParts): Actions<"discloseText"> => ({
  discloseText: async (call) => {
    const { reference } = await recordFor(parts, call, "disclose_text");
    const messages = await parts.records.messages(reference);
    return { items: await Promise.all(messages.map((message) => opened(parts, message))) };
  },
});

const opened = async ({ unseal }: DiscloseParts, message: RecordMessage) => ({
  receivedAt: message.receivedAt,
  language: message.language,
  text: "text" in message ? message.text : await unseal(message.sealedText),
});
