import { erasurePreview } from "../domain/feedback/erasure-preview.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";

/** What will be deleted of a record, shown before it is; nothing goes by this. */
export const erasure = (parts: TriageParts): Actions<"previewErasure"> => ({
  previewErasure: async (call) => {
    const { records, settings, now } = parts;
    const record = await recordOf(parts, call, "preview_erasure");
    const { reference, keeping, sealed = 0 } = record;
    const [messages, replies, notes, referrals] = await Promise.all([
      records.messages(reference),
      records.replies(reference),
      records.notes(reference),
      records.referrals(reference),
    ]);
    return {
      askedAt: keeping?.askedAt ?? null,
      held: keeping?.hold !== undefined,
      parts: erasurePreview(record, settings.retention, now()).map(({ at = null, ...part }) => ({ ...part, at })),
      counts: {
        sealed: keeping?.gone.includes("identity") ? 0 : sealed,
        messages: messages.length,
        // Of one whose words have gone only the way to the provider's copy is left.
        replies: replies.filter((reply) => !("text" in reply) || reply.text !== "").length,
        notes: notes.length,
        referrals: referrals.length,
      },
    };
  },
});
