import { ofConflict } from "./conflict-notice.ts";
import { existsFor, type Reader } from "./exists-for.ts";
import type { Notice } from "./notice.ts";
import { isConcerned, outsideId } from "./on-duty.ts";
import type { FeedbackRecord } from "./record.ts";

/**
 * The notice where somebody has named everybody else who could read a record, and is left alone with it: to the
 * supervisors of its programme who are not named, else to the outside person. Naming others must hide nothing.
 */
export const loneReaderIn = (
  people: readonly Reader[],
  before: FeedbackRecord,
  after: FeedbackRecord,
  by: string,
  noticeId: string,
): Notice | undefined => {
  const others = people.filter(({ id }) => id !== by);
  const isRead = (record: FeedbackRecord) => others.some((person) => existsFor(person, record));
  if (!isRead(before) || isRead(after)) return undefined;
  const supervisors = others.filter(
    ({ id, roles, programmes }) =>
      roles.includes("supervisor") && programmes.includes(after.programme) && !isConcerned(after, id),
  );
  const told = supervisors.length > 0 ? supervisors.map(({ id }) => id) : [outsideId];
  return { ...ofConflict(after, noticeId), told, by };
};
