import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { maySee, queueParts } from "./access.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { moveRecord } from "./move-record.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import { showFeedback } from "./show.ts";
import type { QueueFilter } from "./views/feedback.ts";

type Names = "listFeedback" | "showFeedback" | "take" | "release" | "setStatus" | "close" | "reopen";

/** The queue and the life of a record. */
export const feedback = (parts: TriageParts): Actions<Names> => ({
  listFeedback: async ({ query, officer }) => {
    const { records, next } = await parts.list({
      parts: queueParts(officer, query.track),
      state: query.state,
      after: query.cursor && readCursor(query.cursor),
      limit: query.limit,
      keep: keepsFor(officer, query),
    });
    return { items: records.map(showFeedback), next: next ? writeCursor(next) : null };
  },
  showFeedback: async (call) => showFeedback(await recordOf(parts, call, "show")),
  take: async (call) =>
    showFeedback(await moveRecord(parts, call, "take", () => ({ set: { assignee: call.officer.id } }))),
  release: async (call) =>
    showFeedback(await moveRecord(parts, call, "release", () => ({ set: { assignee: undefined } }))),
  setStatus: async (call) =>
    showFeedback(await moveRecord(parts, call, "set_status", () => ({ set: { status: call.body.status } }))),
  close: async (call) => showFeedback(await moveRecord(parts, call, "close", (_, at) => ({ set: { closedAt: at } }))),
  reopen: async (call) =>
    showFeedback(
      await moveRecord(parts, call, "reopen", (_, at) => ({ set: { closedAt: undefined, reopenedAt: at } })),
    ),
});

const keepsFor =
  (officer: Officer, filter: QueueFilter) =>
  (record: FeedbackRecord): boolean =>
    maySee(officer, record) &&
    // What is open to somebody elsewhere is listed when they ask for that programme.
    (officer.programmes.includes(record.programme) || filter.programme === record.programme) &&
    is(filter.programme, record.programme) &&
    is(filter.lifecycle, record.lifecycle) &&
    is(filter.type, record.type) &&
    is(filter.language, record.language) &&
    (!filter.topic || record.topics.includes(filter.topic)) &&
    (!filter.assignee || record.assignee === (filter.assignee === "me" ? officer.id : undefined));

const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
