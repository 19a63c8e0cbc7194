import { type SensitiveClass, sensitiveClasses } from "../../functions/domain/coding/coding.ts";
import { misconductClasses } from "../../functions/domain/feedback/misconduct.ts";
import type { Duty, Person } from "../../functions/domain/feedback/people.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

type Roster = { readonly people: readonly Person[]; readonly duty: Duty; readonly now: Date };

const remedy = "enter it with PUT /duty";

/** Whether somebody entitled and present is on duty for each class of a programme, and stands behind them. */
export function rosterFindings(programme: string, roster: Roster): Finding[] {
  const classes = sensitiveClasses.map((found) => ({ found, ...standing(programme, found, roster) }));
  const named = (wanted: readonly { found: SensitiveClass }[]) => wanted.map(({ found }) => found).join(", ");
  const uncovered = classes.filter(({ onDuty }) => !onDuty);
  const alone = classes.filter(({ onDuty, backup }) => onDuty && !backup);
  const absent = absentOf(programme, roster);
  return [
    uncovered.length === 0
      ? ok(`Roster of ${programme}: somebody is on duty for every class`)
      : fail(`Roster of ${programme}: nobody on duty for ${named(uncovered)}`, remedy),
    ...(alone.length === 0 ? [] : [warn(`Roster of ${programme}: no backup for ${named(alone)}`, remedy)]),
    ...(absent === 0
      ? []
      : [warn(`Roster of ${programme}: ${absent} of it absent`, "put somebody else on duty meanwhile")]),
  ];
}

/** A class has the watches of its own; without one those for any. Who is on duty and not entitled does not count. */
function standing(programme: string, found: SensitiveClass, { people, duty, now }: Roster) {
  const role = misconductClasses.includes(found) ? "integrity_focal_point" : "protection_focal_point";
  const counts = (id: string | undefined) =>
    people.some(
      (person) =>
        person.id === id &&
        person.roles.includes(role) &&
        person.programmes.includes(programme) &&
        isPresent(person, now),
    );
  const here = duty.watches.filter((watch) => watch.programme === programme);
  const own = here.filter((watch) => watch.class === found);
  const watches = own.length > 0 ? own : here.filter((watch) => watch.class === "any");
  return {
    onDuty: watches.some(({ onDuty }) => counts(onDuty)),
    backup: watches.some(({ onDuty, backup }) => backup !== onDuty && counts(backup)),
  };
}

/** How many of those who stand on the roster are away, or no longer in the directory. */
function absentOf(programme: string, { people, duty, now }: Roster): number {
  const named = duty.watches
    .filter((watch) => watch.programme === programme)
    .flatMap(({ onDuty, backup }) => (backup === undefined ? [onDuty] : [onDuty, backup]));
  return [...new Set(named)].filter((id) => !people.some((person) => person.id === id && isPresent(person, now)))
    .length;
}

const isPresent = ({ absentUntil }: Person, now: Date): boolean => !absentUntil || new Date(absentUntil) <= now;
