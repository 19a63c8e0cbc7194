import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { isHidden } from "../domain/feedback/record.ts";
import { maySee } from "./access.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";
import { clocksOf } from "./show.ts";
import type { QueueFilter } from "./views/feedback.ts";

/** A filter without an index is a bounded read. */
export const mostRead = 500;

type Keep = (record: FeedbackRecord) => boolean | Promise<boolean>;

/** Which records of the queue a list shows; first of all those that exist for its reader. */
export const keeps = (parts: TriageParts, officer: Officer, filter: QueueFilter): Keep => {
  const words = filter.text?.toLowerCase();
  const searched = new Map<string, Promise<boolean>>();
  return (record) => {
    if (!maySee(officer, record) || !isAsked(parts, officer, filter, record)) return false;
    if (words === undefined) return true;
    return !isHidden(record.sensitivity) && onlyOnce(searched, record.reference, () => says(parts, record, words));
  };
};

/** A page and its facets look through the same records: the messages of each are read once. */
const onlyOnce = async (known: Map<string, Promise<boolean>>, key: string, look: () => Promise<boolean>) => {
  const looked = known.get(key) ?? look();
  known.set(key, looked);
  return looked;
};

const isAsked = (
  { settings, now }: TriageParts,
  officer: Officer,
  filter: QueueFilter,
  record: FeedbackRecord,
): boolean =>
  // What is open to somebody elsewhere is listed when they ask for that programme.
  (officer.programmes.includes(record.programme) || filter.programme === record.programme) &&
  is(filter.programme, record.programme) &&
  is(filter.site, record.site) &&
  is(filter.lifecycle, record.lifecycle) &&
  is(filter.status, record.status) &&
  is(filter.type, record.type) &&
  is(filter.about, record.about) &&
  is(filter.sensitivity, record.sensitivity) &&
  is(filter.language, record.language) &&
  (!filter.topic || record.topics.includes(filter.topic)) &&
  (!filter.assignee || record.assignee === (filter.assignee === "me" ? officer.id : undefined)) &&
  (!filter.clock || clocksOf(settings, record, now()).some(({ state }) => state === filter.clock));

const is = (wanted: string | undefined, value: string | undefined): boolean => wanted === undefined || wanted === value;

const says = async ({ records }: TriageParts, { reference }: FeedbackRecord, words: string): Promise<boolean> =>
  (await records.messages(reference)).some(
    (message) => "text" in message && message.text.toLowerCase().includes(words),
  );
