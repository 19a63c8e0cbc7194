import { maySee, queueParts } from "./access.ts";
import { asSeenBy } from "./as-seen-by.ts";
import { facetsOf } from "./facets.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { placeOf } from "./place-of.ts";
import { keeps, mostRead } from "./queue-filter.ts";
import { recordOf } from "./record-of.ts";
import { showFeedback } from "./show.ts";
import { withoutAbsent } from "./without-absent.ts";

const searchedAtOnce = 16;

/** The queue, and one record of it. */
export const feedback = (parts: TriageParts): Actions<"listFeedback" | "showFeedback"> => ({
  listFeedback: async ({ query, officer }) => {
    const after = await placeOf(parts, "queue", query.cursor, officer);
    const keep = keeps(parts, officer, query);
    const asked = {
      // Text search never reads what is hidden.
      parts: queueParts(officer, query.track).filter(({ hidden }) => !(hidden && query.text)),
      state: query.state,
      keep,
      atOnce: query.text ? searchedAtOnce : 1,
    };
    const [page, all, present] = await Promise.all([
      parts.list({ ...asked, after, limit: query.limit }),
      query.facets === "true" ? parts.list({ ...asked, after: undefined, limit: mostRead }) : undefined,
      withoutAbsent(parts),
    ]);
    return {
      items: await Promise.all(
        page.records.map(async (record) => showFeedback(parts, await asSeenBy(parts, officer, present(record)))),
      ),
      next: page.next ? await parts.cursors.write("queue", page.next, officer.id) : null,
      // Of what does not exist for this person not even the number is told.
      read: page.read.filter((record) => maySee(officer, record)).length,
      whole: page.next === undefined && query.cursor === undefined,
      facets: all ? facetsOf(parts, all) : null,
    };
  },
  showFeedback: async (call) => {
    const record = (await withoutAbsent(parts))(await recordOf(parts, call, "show"));
    return showFeedback(parts, await asSeenBy(parts, call.officer, record));
  },
});
