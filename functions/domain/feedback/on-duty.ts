import type { Coding, SensitiveClass, Track } from "../coding/coding.ts";
import { type Rung, rungs } from "./escalation.ts";
import { isMisconduct, misconductClasses } from "./misconduct.ts";
import type { Duty, Person, Watch } from "./people.ts";
import type { Role } from "./roles.ts";

/** What a record says of who may be told: `concerns` are the people that it is about, who never are. */
export type Concern = Pick<Coding, "tracks" | "sensitive"> & {
  readonly programme: string;
  readonly concerns?: readonly string[] | undefined;
};

export type Recipient = { readonly id: string; readonly email: string; readonly phone?: string | undefined };

/** The id of the outside person of the settings, who is in no directory. */
export const outsideId = "outside person of the settings";

/** Whether somebody is concerned by a record: then it does not exist for them. */
export const isConcerned = ({ concerns }: Concern, person: string): boolean => concerns?.includes(person) ?? false;

/** Everybody who could be told, and when it is. */
export type Roster = {
  readonly people: readonly Person[];
  readonly duty: Duty;
  /** The outside person of the settings, who is always there. */
  readonly outside: Recipient;
  readonly now: Date;
};

/** The role that works a track's sensitive records; what is merely feared belongs to both. */
export const focalRoles = (tracks: readonly Track[]): readonly Role[] => {
  const roles: Role[] = [];
  if (tracks.includes("complaint")) roles.push("integrity_focal_point");
  if (tracks.includes("protection")) roles.push("protection_focal_point");
  return roles.length > 0 ? roles : ["integrity_focal_point", "protection_focal_point"];
};

/**
 * The first people, from a rung upwards, who were not told before. A record on two tracks finds somebody for each.
 * Misconduct starts with at least two people, one of them outside the programme.
 */
export const reach = (from: Rung, concern: Concern, roster: Roster, told: readonly string[]): readonly Recipient[] => {
  const isNew = ({ id }: Recipient) => !told.includes(id);
  const upwards = rungs.slice(rungs.indexOf(from));
  const first = (wanted: readonly Rung[], roles: readonly Role[]): readonly Recipient[] =>
    wanted.map((rung) => peopleOn(rung, roles, concern, roster).filter(isNew)).find((found) => found.length > 0) ?? [];
  const focal = sides(concern.tracks).flatMap((roles) => first(upwards.filter(isFocal), roles));
  const found = focal.length > 0 ? focal : first(upwards, []);
  return unique(from === "on_duty" && isMisconduct(concern) ? [...found, outsider(concern, roster)] : found);
};

/** The people with these ids who may still be told: present, and not concerned. */
export const stillThere = (ids: readonly string[], { concerns }: Concern, roster: Roster): readonly Recipient[] => [
  ...present(roster, concerns).filter(({ id }) => ids.includes(id)),
  ...(ids.includes(roster.outside.id) ? [roster.outside] : []),
];

const isFocal = (rung: Rung): boolean => rung !== "supervisors" && rung !== "outside";

/** Each track has focal points of its own; on none, whoever is on duty for either will do. */
const sides = (tracks: readonly Track[]): readonly (readonly Role[])[] => {
  const named = tracks.filter((track) => track !== "feedback");
  return named.length > 0 ? named.map((track) => focalRoles([track])) : [focalRoles([])];
};

const peopleOn = (rung: Rung, roles: readonly Role[], concern: Concern, roster: Roster): readonly Recipient[] => {
  if (rung === "outside") return [roster.outside];
  const own = present(roster, concern.concerns).filter(({ programmes }) => programmes.includes(concern.programme));
  if (rung === "supervisors") return withRole(own, ["supervisor"]);
  const entitled = withRole(own, roles);
  if (rung === "focal_points") return entitled;
  const one = (id: string | undefined) => entitled.filter((person) => person.id === id);
  return watchesFor(roles, concern, roster.duty).flatMap(({ onDuty, backup }) => {
    const there = rung === "on_duty" ? one(onDuty) : [];
    return there.length > 0 ? there : one(backup);
  });
};

/** The watches of a side's classes; where a class has none of its own, or there is no class, those for any. */
const watchesFor = (roles: readonly Role[], { sensitive, programme }: Concern, { watches }: Duty): readonly Watch[] => {
  const here = watches.filter((watch) => watch.programme === programme);
  const of = (wanted: string) => here.filter((watch) => watch.class === wanted);
  const classes = sensitive.filter((found) => roles.includes(roleOf(found)));
  if (classes.length === 0) return of("any");
  return classes.flatMap((found) => (of(found).length > 0 ? of(found) : of("any")));
};

const roleOf = (found: SensitiveClass): Role =>
  misconductClasses.includes(found) ? "integrity_focal_point" : "protection_focal_point";

/** An integrity focal point of another programme, else the outside person of the settings. */
const outsider = ({ programme, concerns }: Concern, roster: Roster): Recipient => {
  const elsewhere = present(roster, concerns).filter(({ programmes }) => !programmes.includes(programme));
  const [first] = withRole(elsewhere, ["integrity_focal_point"]).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return first ?? roster.outside;
};

const present = ({ people, now }: Roster, concerns: readonly string[] = []): readonly Person[] =>
  people.filter(({ id, absentUntil }) => !concerns.includes(id) && (!absentUntil || new Date(absentUntil) <= now));

const withRole = (people: readonly Person[], roles: readonly Role[]): readonly Person[] =>
  people.filter((person) => person.roles.some((role) => roles.includes(role)));

const unique = (recipients: readonly Recipient[]): readonly Recipient[] => [
  ...new Map(recipients.map((recipient) => [recipient.id, recipient])).values(),
];
