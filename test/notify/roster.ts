import type { Roster } from "../../functions/domain/feedback/on-duty.ts";
import type { Person, Watch } from "../../functions/domain/feedback/people.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";

export const here = "northern-route";
export const now = new Date("2026-11-20T10:00:00Z");

/** An invented person of one role, in this programme unless another is said. */
export const person = (id: string, role: Role, told: Partial<Person> = {}): Person => ({
  id,
  name: `Person ${id}`,
  email: `${id}@example.org`,
  roles: [role],
  programmes: [here],
  sites: [],
  ...told,
});

export const integrity = (id: string, told?: Partial<Person>) => person(id, "integrity_focal_point", told);
export const protection = (id: string, told?: Partial<Person>) => person(id, "protection_focal_point", told);

export const watch = (watched: Watch["class"], onDuty: string, backup?: string): Watch => ({
  programme: here,
  class: watched,
  onDuty,
  backup,
});

export const roster = (people: readonly Person[], watches: readonly Watch[] = []): Roster => ({
  people,
  duty: { watches: [...watches] },
  outside: { id: "outside", email: "outside@example.net" },
  now,
});
