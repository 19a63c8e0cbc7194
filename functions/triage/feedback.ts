import { queueParts } from "./access.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { facetsOf } from "./facets.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { keeps, mostRead } from "./queue-filter.ts";
import { recordOf } from "./record-of.ts";
import { showFeedback } from "./show.ts";
import { withoutAbsent } from "./without-absent.ts";

/** The queue, and one record of it. */
export const feedback = (parts: TriageParts): Actions<"listFeedback" | "showFeedback"> => ({
  listFeedback: async ({ query, officer }) => {
    const asked = {
      // Text search never reads what is hidden.
      parts: queueParts(officer, query.track).filter(({ hidden }) => !(hidden && query.text)),
      state: query.state,
      keep: keeps(parts, officer, query),
    };
    const [page, all, present] = await Promise.all([
      parts.list({ ...asked, after: query.cursor && readCursor(query.cursor), limit: query.limit }),
      query.facets === "true" ? parts.list({ ...asked, after: undefined, limit: mostRead }) : undefined,
      withoutAbsent(parts),
    ]);
    return {
      items: page.records.map((record) => showFeedback(parts, present(record))),
      next: page.next ? writeCursor(page.next) : null,
      read: page.read,
      facets: all ? facetsOf(parts, all) : null,
    };
  },
  showFeedback: async (call) => showFeedback(parts, (await withoutAbsent(parts))(await recordOf(parts, call, "show"))),
});
