import type { Clocks } from "./due.ts";
import { type Rung, stepsOf } from "./escalation.ts";
import { type Existing, existsFor } from "./exists-for.ts";
import type { Keeping } from "./keeping.ts";
import type { Notice } from "./notice.ts";
import { type Recipient, type Roster, reach, stillThere } from "./on-duty.ts";
import type { RecentChange } from "./record.ts";

/** One mail or one SMS; the key says which it is within its step. */
export type Delivery = { readonly key: string; readonly by: "mail" | "text"; readonly to: Recipient };

/** `over`: a person has taken the record up, or it is gone. `wait`: it is not time. Else: who is to be told now. */
export type Turn = "over" | "wait" | { readonly recipients: readonly Recipient[] };

/** After so many tries the next step takes over from those who could not be reached. */
const mostTries = 4;
const tryAgainMs = 60_000;

/** What is looked at of the record. */
type Told = Existing & {
  readonly callWishedAt?: string | undefined;
  readonly recent?: readonly Pick<RecentChange, "version" | "byChannel">[] | undefined;
  readonly keeping?: Pick<Keeping, "hold"> | undefined;
};

/** What a notice asks for at this moment. */
export const turnOf = (notice: Notice, record: Told | undefined, roster: Roster, clocks: Clocks): Turn => {
  const step = stepsOf(notice.kind, clocks)[notice.step];
  if (notice.endedAt || !record || !step || isTakenUp(notice, record, roster)) return "over";
  if (new Date(notice.nextAt) > roster.now) return "wait";
  const again = stillThere(notice.told, record, roster);
  const added = step.adds || again.length === 0 ? reach(step.adds ?? instead(notice), record, roster, notice.told) : [];
  return { recipients: [...again, ...added] };
};

/**
 * A record is taken up by whoever changes it, a conflict only once there is somebody else to read it, a hold by whoever ends or renews it, a wish for a call by who calls or
 * answers; an opening ends with its review. What the channel did counts for nothing: its writer, or whoever holds the
 * telephone, may write again or send STOP or DELETE, which must silence nobody.
 */
const isTakenUp = ({ kind, version, dueAt, createdAt, by }: Notice, record: Told, { people }: Roster): boolean => {
  if (kind === "opening") return false;
  if (kind === "call") return record.callWishedAt !== createdAt;
  if (kind === "hold") return record.keeping?.hold?.reviewAt !== dueAt;
  const isOthers = kind !== "conflict" || people.some((person) => person.id !== by && existsFor(person, record));
  return isOthers && (record.recent?.some((change) => change.version > version && !change.byChannel) ?? false);
};

/** Where those who were told first are no longer there: who broke the glass may be on duty. */
const instead = ({ kind }: Notice): Rung => {
  if (kind === "hand_over") return "supervisors";
  return kind === "opening" || kind === "conflict" ? "outside" : "on_duty";
};

/**
 * What still has to go out in this step: a mail each and, where life is in danger and the programme `canText`, an SMS
 * to those who have a phone.
 */
export const deliveriesOf = (notice: Notice, recipients: readonly Recipient[], canText: boolean): readonly Delivery[] =>
  recipients
    .flatMap((to): readonly Delivery[] => [
      { key: `mail/${to.id}`, by: "mail", to },
      ...(notice.kind === "danger" && canText && to.phone ? [{ key: `text/${to.id}`, by: "text", to } as const] : []),
    ])
    .filter(({ key }) => !notice.delivered.includes(key));

/** The notice after an attempt: on to the next step when everything went out, or when it was tried often enough. */
export const afterTelling = (
  notice: Notice,
  recipients: readonly Recipient[],
  outcome: { readonly delivered: readonly string[]; readonly failed: number },
  now: Date,
  clocks: Clocks,
): Notice => {
  const at = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
  const delivered = [...notice.delivered, ...outcome.delivered];
  const tries = notice.tries + 1;
  if (outcome.failed > 0 && tries < mostTries) return { ...notice, delivered, tries, nextAt: at(tryAgainMs) };
  const told = [...new Set([...notice.told, ...recipients.map(({ id }) => id)])];
  const next = stepsOf(notice.kind, clocks)[notice.step + 1];
  const moved = { ...notice, told, delivered: [], tries: 0, step: notice.step + 1 };
  return next ? { ...moved, nextAt: at(next.afterMs) } : { ...moved, endedAt: now.toISOString() };
};
