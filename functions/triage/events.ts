import { lastChangeAt } from "../domain/feedback/change.ts";
import { kindsSince } from "../domain/feedback/change-kinds.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { maySee, queueParts } from "./access.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { placeOf } from "./place-of.ts";

/** As long as a request of ours may take: whatever was noted before that is written, or never will be. */
const settledMs = 10_000;

/** What changed, for a console that asks again and again. */
export const events = (parts: TriageParts): Actions<"listEvents"> => ({
  listEvents: async ({ query, officer }) => {
    const until = new Date(parts.now().getTime() - settledMs).toISOString();
    const after = (await placeOf(parts, "events", query.cursor, officer)) ?? until;
    const page = await parts.changed({ parts: queueParts(officer, undefined), after, until });
    const records = await Promise.all(page.references.map(parts.records.find));
    return {
      items: records.flatMap((record) => (record && isTheirs(officer, record) ? eventOf(record, after) : [])),
      next: await parts.cursors.write("events", page.upTo, officer.id),
    };
  },
});

/** As the queue does without being asked for another programme. */
const isTheirs = (officer: Officer, record: FeedbackRecord): boolean =>
  maySee(officer, record) && officer.programmes.includes(record.programme);

const eventOf = (record: FeedbackRecord, after: string) => ({
  reference: record.reference,
  version: record.version,
  at: lastChangeAt(record),
  kinds: [...kindsSince(record, after.split("#")[0] ?? after)],
});
