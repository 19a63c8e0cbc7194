import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import { showMessage } from "./show.ts";

/** What the community member wrote. */
export const messages = (parts: TriageParts): Actions<"listMessages"> => ({
  listMessages: async (call) => {
    const { reference } = await recordOf(parts, call, "list_messages");
    return { items: (await parts.records.messages(reference)).map(showMessage) };
  },
});
