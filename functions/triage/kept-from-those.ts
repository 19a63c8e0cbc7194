import { concernsSite, keptFrom, siteStaff } from "../domain/feedback/concerned/kept-from.ts";
import { conflictIn } from "../domain/feedback/conflict-in.ts";
import type { Notice } from "../domain/feedback/notice.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { TriageParts } from "./parts.ts";

/**
 * A record that turned out to be about us at a site, kept from everybody of that site; with the notice of a conflict
 * where nobody is left who may read it.
 */
export const keptFromThose = async (
  { settings, directory }: Pick<TriageParts, "settings" | "directory">,
  record: FeedbackRecord,
  noticeId: string,
): Promise<{ readonly record: FeedbackRecord; readonly conflict: Notice | undefined }> => {
  if (!concernsSite(record, settings.concerns)) return { record, conflict: undefined };
  const people = await directory.people();
  const kept = keptFrom(record, siteStaff(record, people));
  return { record: kept, conflict: kept === record ? undefined : conflictIn(people, kept, noticeId) };
};
