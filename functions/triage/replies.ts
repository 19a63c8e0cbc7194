import { previewOf } from "../domain/conversation/preview.ts";
import { identifiersInside } from "../domain/errors.ts";
import type { Reply } from "../domain/feedback/record.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import { hurry } from "../middleware/hurry.ts";
import { answerTo } from "./answer-to.ts";
import { moveRecord } from "./move-record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import { showReply } from "./show.ts";

/** What is sent to the community member. */
export const replies = (parts: TriageParts): Actions<"listReplies" | "previewReply" | "reply"> => ({
  listReplies: async (call) => {
    const { reference } = await recordOf(parts, call, "list_replies");
    const sent = await parts.records.replies(reference);
    return { items: sent.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).map(showReply) };
  },
  previewReply: async (call) => {
    const record = await recordOf(parts, call, "preview_reply");
    const { text } = call.body;
    const { identifiers } = parts.understand(text);
    const preview = previewOf(parts.settings, { text, identifiers, record, now: parts.now() });
    return {
      ...preview,
      cost: preview.cost ?? null,
      windowEndsAt: preview.windowEndsAt ?? null,
      identifiers: [...preview.identifiers],
    };
  },
  reply: async (call) => {
    const text = withoutIdentifiers(parts, call.body.text);
    const written: Reply[] = [];
    await moveRecord(parts, call, "reply", async (before, at) => {
      const reply = await answerTo(parts, call.newId(), before, text);
      written.push(reply);
      return {
        set: {
          firstResponseAt: before.firstResponseAt ?? at,
          callWishedAt: undefined,
          ...(call.body.awaitsAnswer && { waitingSince: before.waitingSince ?? at }),
        },
        reply,
      };
    });
    const [reply] = written;
    if (!reply) throw new Error("reply");
    await hurry(parts, "replies", { reference: reply.reference, reply: reply.id });
    return showReply(reply);
  },
});

/** A number or a name in an answer would be kept outside the vault; its kind is named, and the officer leaves it out. */
const withoutIdentifiers = ({ understand }: TriageParts, text: string): StrippedText => {
  const { text: stripped, identifiers } = understand(text);
  if (identifiers.length > 0) throw identifiersInside([...new Set(identifiers.map(({ type }) => type))]);
  return stripped;
};
