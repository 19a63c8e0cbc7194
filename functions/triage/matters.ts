import { illegalMove } from "../domain/errors.ts";
import { linked } from "../domain/feedback/linked.ts";
import { changeRecord } from "./change-record.ts";
import { enterFeedback } from "./enter-feedback.ts";
import { mergeInto } from "./merge.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import { redact } from "./redact.ts";
import { showFeedback } from "./show.ts";
import { splitFrom } from "./split.ts";

type Names = "enterFeedback" | "linkFeedback" | "mergeFeedback" | "splitFeedback" | "redact" | "askErasure";

/** Records as matters: entered by hand, linked, merged, split, masked, given up. */
export const matters = (parts: TriageParts): Actions<Names> => ({
  enterFeedback: async (call) => ({ reference: await enterFeedback(parts, call) }),
  linkFeedback: async (call) => {
    const { officer, body } = call;
    // Seen like any other: a link must not tell that a record is there.
    const other = await recordOf(parts, { officer, params: { reference: body.reference } }, "link");
    return showFeedback(
      parts,
      await changeRecord(parts, call, "link", (before) => {
        if (before.reference === other.reference) throw illegalMove();
        return { set: { links: linked(before, { kind: "related", reference: other.reference }) } };
      }),
    );
  },
  mergeFeedback: async (call) => showFeedback(parts, await mergeInto(parts, call)),
  splitFeedback: async (call) => showFeedback(parts, await splitFrom(parts, call)),
  redact: async (call) => showFeedback(parts, await redact(parts, call)),
  askErasure: async (call) =>
    showFeedback(
      parts,
      await changeRecord(parts, call, "ask_erasure", (before, at) => ({
        set: { keeping: { gone: [], ...before.keeping, askedAt: before.keeping?.askedAt ?? at } },
      })),
    ),
});
