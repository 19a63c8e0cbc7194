import { isCalledIn } from "./called-in.ts";
import { type Concern, focalRoles } from "./on-duty.ts";
import type { Person } from "./people.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";
import { readers } from "./roles.ts";

/** What of a person decides which records exist for them. */
export type Reader = Pick<Person, "id" | "roles" | "programmes" | "sites">;

/** What of a record decides it. */
export type Existing = Concern & Pick<FeedbackRecord, "sensitivity" | "site">;

/** Whether a record exists for this person. Hidden ones exist for the focal points of their tracks alone. */
export const existsFor = (person: Reader, record: Existing): boolean => {
  // Whom it is about never learns that it is there, whatever their role.
  if (record.concerns?.includes(person.id)) return false;
  if (!person.programmes.includes(record.programme)) return isCalledIn(person, record);
  if (record.site && person.sites.length > 0 && !person.sites.includes(record.site)) return false;
  const wanted = isHidden(record.sensitivity) ? focalRoles(record.tracks) : readers;
  return person.roles.some((role) => wanted.some((one) => one === role));
};
