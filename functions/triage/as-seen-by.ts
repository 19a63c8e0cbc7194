import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { deciders } from "../domain/feedback/roles.ts";
import { hasRole, maySee } from "./access.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";

/**
 * A record as far as it is for this person: without links to what does not exist for them, which would tell that it is
 * there, and without the colleagues whom it is about, unless they decide who these are.
 */
export const asSeenBy = async (
  { records }: Pick<TriageParts, "records">,
  officer: Officer,
  record: FeedbackRecord,
): Promise<FeedbackRecord> => {
  const { links = [], concerns } = record;
  const others = await Promise.all(links.map(async ({ reference }) => records.find(reference)));
  const seen = links.filter((_, at) => {
    const other = others[at];
    return other !== undefined && maySee(officer, other);
  });
  return { ...record, links: seen, concerns: hasRole(officer, deciders) ? concerns : undefined };
};
