import type { Notice } from "./notice.ts";
import type { FeedbackRecord } from "./record.ts";
import type { Referral } from "./referral.ts";

/**
 * Identity that goes with a referral, as looking for a relative needs it: opened once, by one person who is named, while
 * its consent stands. Nothing of it is in the referral but the numbers of what is sealed.
 */
export type HandOver = {
  /** The focal point of the service, a person of the directory. */
  readonly to: string;
  readonly identifiers: readonly number[];
  readonly until: string;
  readonly openedAt?: string | undefined;
};

const dayMs = 86_400_000;
const openDays = 7;

/** Until when it can be opened. */
export const handOverUntil = (at: string): string => new Date(Date.parse(at) + openDays * dayMs).toISOString();

/** Whether what was left for somebody may still be opened. */
export const mayBeOpened = (
  { lifecycle }: Pick<FeedbackRecord, "lifecycle">,
  { consent, state, handOver }: Referral,
  now: Date,
): boolean =>
  lifecycle !== "closed" &&
  (consent === "given" || consent === "vital_interest") &&
  state !== "withdrawn" &&
  handOver !== undefined &&
  !handOver.openedAt &&
  handOver.until > now.toISOString();

/** Tells the focal point that something was left for them, and reminds until it is opened or anything of it changes. */
export const noticeOfHandOver = (
  { reference, programme, version }: FeedbackRecord,
  { id, at }: Referral,
  { to, until }: HandOver,
): Notice => ({
  id,
  reference,
  programme,
  kind: "hand_over",
  dueAt: until,
  createdAt: at,
  version,
  step: 0,
  nextAt: at,
  told: [to],
  delivered: [],
  tries: 0,
});
