import type { Settings } from "../../settings.ts";
import type { Person } from "../people.ts";
import type { FeedbackRecord } from "../record.ts";

type About = Pick<FeedbackRecord, "about" | "site">;

/** Whether everybody of its site is kept from a record: a report about us there, unless the setting says otherwise. */
export const concernsSite = ({ about, site }: About, { excludeSiteStaff }: Settings["concerns"]): boolean =>
  excludeSiteStaff && about === "us" && site !== undefined;

/** Everybody attached to the site that a record is about; who has no site of their own is attached to none. */
export const siteStaff = (
  { programme, site }: Pick<FeedbackRecord, "programme" | "site">,
  people: readonly Pick<Person, "id" | "programmes" | "sites">[],
): readonly string[] =>
  people
    .filter(({ programmes, sites }) => site !== undefined && programmes.includes(programme) && sites.includes(site))
    .map(({ id }) => id);

/** The record kept from these people as well: it does not exist for them, nor is it theirs to work on. */
export const keptFrom = (record: FeedbackRecord, ids: readonly string[]): FeedbackRecord => {
  const concerns = [...new Set([...(record.concerns ?? []), ...ids])].sort();
  if (concerns.length === (record.concerns?.length ?? 0)) return record;
  const isTheirs = record.assignee !== undefined && concerns.includes(record.assignee);
  return { ...record, concerns, assignee: isTheirs ? undefined : record.assignee };
};
