import { concernsSite, keptFrom, siteStaff } from "../domain/feedback/concerned/kept-from.ts";
import type { Person } from "../domain/feedback/people.ts";
import type { FeedbackRecord, ReceivedMessage } from "../domain/feedback/record.ts";
import type { OpenRecordParts } from "./parts.ts";

/**
 * The record kept from everybody whom it may be about, before it is anybody's and before anybody is told. Who that is
 * was found at intake, in memory; only ids come this far. `people`: the directory, where there are such.
 */
export const keptFromThose = async (
  { settings, directory }: Pick<OpenRecordParts, "settings" | "directory">,
  { coding, concerned = [] }: ReceivedMessage,
  after: FeedbackRecord,
): Promise<{ readonly record: FeedbackRecord; readonly people: readonly Person[] }> => {
  const isOfSite = [after.about, coding.about].some((about) =>
    concernsSite({ about, site: after.site }, settings.concerns),
  );
  if (!isOfSite && concerned.length === 0 && !after.concerns?.length) return { record: after, people: [] };
  const people = await directory.people();
  const staff = isOfSite ? siteStaff(after, people) : [];
  return { record: keptFrom(after, [...concerned, ...staff]), people };
};
