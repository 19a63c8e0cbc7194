import { type Concern, focalRoles, outsideId, type Roster } from "./on-duty.ts";
import type { Person } from "./people.ts";
import type { Role } from "./roles.ts";

type Opener = Pick<Person, "id" | "programmes" | "sites">;

/**
 * Who is told when somebody breaks the glass: a focal point elsewhere, else a supervisor elsewhere, else the outside
 * person. Never the opener, never somebody concerned, never somebody who works at the same place.
 */
export const secondPerson = (opener: Opener, concern: Concern, { people, now }: Pick<Roster, "people" | "now">) => {
  const others = people
    .filter((person) => person.id !== opener.id && !concern.concerns?.includes(person.id))
    .filter((person) => isPresent(person, now) && isElsewhere(person, opener))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const first = (roles: readonly Role[]) => others.find((person) => person.roles.some((role) => roles.includes(role)));
  return (first(focalRoles(concern.tracks)) ?? first(["supervisor"]))?.id ?? outsideId;
};

const isPresent = ({ absentUntil }: Person, now: Date): boolean => !absentUntil || new Date(absentUntil) <= now;

/** Another programme, or another site of the same one; who is attached to no site is everywhere in it. */
const isElsewhere = (person: Opener, opener: Opener): boolean =>
  !shares(person.programmes, opener.programmes) ||
  (person.sites.length > 0 && opener.sites.length > 0 && !shares(person.sites, opener.sites));

const shares = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.some((one) => others.includes(one));
