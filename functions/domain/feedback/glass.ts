import type { PersonId, ReferenceCode } from "./handles.ts";
import type { Notice } from "./notice.ts";
import type { FeedbackRecord } from "./record.ts";
import type { Sealed } from "./sealed.ts";

/** What an identifier may be opened for; a file also to find out what it says. */
export const openingPurposes = ["visit", "call", "check_link", "hand_over", "clarify"] as const;
export type OpeningPurpose = (typeof openingPurposes)[number];

/** In an emergency a reason is given first; in danger to life nobody is asked, and somebody is told. */
export const glassKinds = ["break_glass", "danger"] as const;
export type GlassKind = (typeof glassKinds)[number];

export const findings = ["justified", "not_justified"] as const;
export type Review = { readonly finding: (typeof findings)[number]; readonly by: PersonId; readonly at: string };

/** One breaking of the glass: somebody opens what is sealed of a hidden record, and somebody else looks at it after. */
export type Glass = {
  readonly id: string;
  readonly kind: GlassKind;
  readonly reference: ReferenceCode;
  readonly person: PersonId;
  readonly at: string;
  /** Until then values may be opened, one by one. */
  readonly until: string;
  /** In the words of who broke it, stripped and sealed. */
  readonly reason?: Sealed | undefined;
  /** Who was told at once and reviews it: elsewhere, or outside. */
  readonly second: string;
  readonly opened: readonly { readonly identifier: number; readonly purpose: OpeningPurpose; readonly at: string }[];
  readonly review?: Review | undefined;
};

const hourMs = 3_600_000;

/** An hour at most. */
export const glassUntil = (at: Date): string => new Date(at.getTime() + hourMs).toISOString();

/** The glass that this person has broken and that has not mended since. */
export const brokenBy = (glasses: readonly Glass[], kind: GlassKind, person: PersonId, now: Date): Glass | undefined =>
  glasses.find((glass) => glass.kind === kind && glass.person === person && glass.until > now.toISOString());

/** Tells the second person, and reminds until the opening has been reviewed. It has the id of the glass. */
export const noticeOfGlass = (
  { id, reference, second, at }: Glass,
  { programme, version }: FeedbackRecord,
  reviewBy: string,
): Notice => ({
  id,
  reference,
  programme,
  kind: "opening",
  dueAt: reviewBy,
  createdAt: at,
  version,
  step: 0,
  nextAt: at,
  told: [second],
  delivered: [],
  tries: 0,
});
