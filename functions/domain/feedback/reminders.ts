import { existsFor } from "./exists-for.ts";
import { isConcerned, type Recipient, type Roster } from "./on-duty.ts";
import type { Overdue } from "./overdue.ts";
import type { Person } from "./people.ts";
import type { FeedbackRecord } from "./record.ts";

/** What one person is reminded of: what is theirs, and what has been late for long in other hands. */
export type Reminder = {
  readonly to: Recipient;
  readonly own: readonly Overdue[];
  readonly others: readonly Overdue[];
};

/** One reminder for each person, of everything that is late by us; nobody is reminded of what does not exist for them. */
export const remindersFor = (overdue: readonly Overdue[], roster: Roster): readonly Reminder[] => {
  const reminders = new Map<string, { to: Recipient; own: Overdue[]; others: Overdue[] }>();
  const of = (to: Recipient) => {
    const found = reminders.get(to.id) ?? { to, own: [], others: [] };
    reminders.set(to.id, found);
    return found;
  };
  for (const each of overdue) {
    const owners = ownersOf(each.record, roster);
    for (const to of owners) of(to).own.push(each);
    if (!each.isLong) continue;
    for (const to of aboveThem(each.record, roster))
      if (!owners.some(({ id }) => id === to.id)) of(to).others.push(each);
  }
  return [...reminders.values()];
};

/** Whoever has it; where that is nobody, or somebody who is away: on duty, then all who may read it, then further up. */
const ownersOf = (record: FeedbackRecord, roster: Roster): readonly Recipient[] => {
  const readers = present(roster).filter((person) => existsFor(person, record));
  const among = (ids: readonly (string | undefined)[]) => readers.filter(({ id }) => ids.includes(id));
  const watches = roster.duty.watches.filter(({ programme }) => programme === record.programme);
  const here = readers.filter(({ programmes }) => programmes.includes(record.programme));
  return (
    [
      among([record.assignee]),
      among(watches.map(({ onDuty }) => onDuty)),
      among(watches.map(({ backup }) => backup)),
      here,
    ].find((found) => found.length > 0) ?? aboveThem(record, roster)
  );
};

/** The supervisors of the programme; where none is there or it is about them, the outside recipient. */
const aboveThem = (record: FeedbackRecord, roster: Roster): readonly Recipient[] => {
  const supervisors = present(roster).filter(
    ({ id, roles, programmes }) =>
      roles.includes("supervisor") && programmes.includes(record.programme) && !isConcerned(record, id),
  );
  return supervisors.length > 0 ? supervisors : [roster.outside];
};

const present = ({ people, now }: Roster): readonly Person[] =>
  people.filter(({ absentUntil }) => !absentUntil || new Date(absentUntil) <= now);
