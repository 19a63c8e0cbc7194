import type { Language } from "../language/language.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { DigestKind } from "./figures.ts";
import { weekBefore, weekDays } from "./week-days.ts";

export const subscriptionFrequencies = ["weekly", "monthly", "stopped"] as const;
export type SubscriptionFrequency = (typeof subscriptionFrequencies)[number];

/** Who gets which digest of a programme, in which language and how often. */
export type Subscription = {
  readonly id: string;
  readonly programme: string;
  readonly kind: DigestKind;
  readonly email: string;
  readonly language: Language;
  readonly frequency: SubscriptionFrequency;
  /** Nobody gets what was due before. */
  readonly since?: string | undefined;
  /** The address refused a mail for good: nothing is sent there until somebody looks. */
  readonly bounced?: { readonly at: string; readonly kind: "bounce" | "complaint" } | undefined;
  /** How often it was changed; none as long as the settings alone say it. */
  readonly version?: number | undefined;
};

/** A handle for an address that does not name it. */
export type IdOf = (kind: DigestKind, email: string) => string;

/** What was changed since: of somebody whom the settings name perhaps one thing, of everybody else all of it. */
export type SubscriptionChange = Partial<Subscription> & Pick<Subscription, "id" | "programme">;

/** The managers and the integrity lead of the settings, as was changed since, and all others. */
export const subscriptionsOf = (
  { id: programme, managers, integrityLead, defaultLanguage }: Programme,
  changes: readonly SubscriptionChange[],
  idOf: IdOf,
): readonly Subscription[] => {
  const start = (kind: DigestKind, email: string, language: Language): Subscription => ({
    id: idOf(kind, email),
    programme,
    kind,
    email,
    language,
    frequency: "weekly",
  });
  const all = new Map<string, SubscriptionChange>();
  const named = [
    ...managers.map(({ email, language }) => start("managers", email, language)),
    start("integrity", integrityLead.email, defaultLanguage),
  ];
  for (const change of [...named, ...changes]) all.set(change.id, { ...all.get(change.id), ...change });
  return [...all.values()].filter(isWhole).filter(
    // Only the settings say who leads integrity: nobody else can be given those figures.
    ({ kind, email }) => kind === "managers" || email === integrityLead.email,
  );
};

const isWhole = (change: SubscriptionChange): change is Subscription =>
  change.kind !== undefined &&
  change.email !== undefined &&
  change.language !== undefined &&
  change.frequency !== undefined;

/** Whether the digest of a week, due at that time, is for this subscription. */
export const isDue = ({ frequency, since, bounced }: Subscription, week: string, dueAt: Date): boolean => {
  if (frequency === "stopped" || bounced || (since !== undefined && Date.parse(since) > dueAt.getTime())) return false;
  return frequency === "weekly" || isFirstOfMonth(week);
};

/** Weeks belong to the month of their Sunday. */
const isFirstOfMonth = (week: string): boolean => monthOf(week) !== monthOf(weekBefore(week));

const monthOf = (week: string): number | undefined => weekDays(week)?.[1].getUTCMonth();
