import type { Coding, Track } from "../coding/coding.ts";
import type { Duty, Person } from "./people.ts";
import type { Role } from "./roles.ts";

type Concern = Pick<Coding, "tracks" | "sensitive"> & { readonly programme: string };

/** The role that works a track's sensitive records; what is merely feared belongs to both. */
export const focalRoles = (tracks: readonly Track[]): readonly Role[] => {
  const roles: Role[] = [];
  if (tracks.includes("complaint")) roles.push("integrity_focal_point");
  if (tracks.includes("protection")) roles.push("protection_focal_point");
  return roles.length > 0 ? roles : ["integrity_focal_point", "protection_focal_point"];
};

/**
 * Who is told of a hidden record: whoever is on duty for one of its classes, else the backup, else all focal points
 * of its tracks, else the supervisors of the programme. Nobody left: the caller tells the outside person.
 */
export const toBeTold = (concern: Concern, people: readonly Person[], duty: Duty, now: Date): readonly Person[] => {
  const present = people.filter((person) => serves(person, concern.programme) && isPresent(person, now));
  const entitled = withRole(present, focalRoles(concern.tracks));
  const watches = duty.watches.filter(({ programme }) => programme === concern.programme);
  const own = watches.filter(({ class: watched }) => (concern.sensitive as readonly string[]).includes(watched));
  const chosen = own.length > 0 ? own : watches.filter(({ class: watched }) => watched === "any");
  const onDuty = among(
    entitled,
    chosen.map((watch) => watch.onDuty),
  );
  if (onDuty.length > 0) return onDuty;
  const backups = among(
    entitled,
    chosen.flatMap((watch) => watch.backup ?? []),
  );
  if (backups.length > 0) return backups;
  return entitled.length > 0 ? entitled : withRole(present, ["supervisor"]);
};

const serves = ({ programmes }: Person, programme: string): boolean => programmes.includes(programme);

const isPresent = ({ absentUntil }: Person, now: Date): boolean => !absentUntil || new Date(absentUntil) <= now;

const withRole = (people: readonly Person[], roles: readonly Role[]): readonly Person[] =>
  people.filter((person) => person.roles.some((role) => roles.includes(role)));

const among = (people: readonly Person[], ids: readonly string[]): readonly Person[] =>
  people.filter(({ id }) => ids.includes(id));
