import type { CallId, Channel, ContactToken, PersonId, ReferenceCode } from "./handles.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";

export const callStates = ["asked", "ringing", "answered", "missed", "failed"] as const;
export type CallState = (typeof callStates)[number];

/** A call from an officer to a community member, through the provider: neither sees the other's number. */
export type Call = {
  readonly id: CallId;
  readonly reference: ReferenceCode;
  readonly contact: ContactToken;
  readonly channel: Channel;
  /** Whose telephone rings first. */
  readonly by: PersonId;
  readonly state: CallState;
  /** How far it is, or why it is over, in plain words of our own. */
  readonly because: string | undefined;
  readonly createdAt: string;
  /** When the provider was asked. */
  readonly callingAt?: string | undefined;
  /** The provider's ids of both halves, by which its copies are erased. */
  readonly providerId?: string | undefined;
  readonly legId?: string | undefined;
};

/** So long a call may be under way before another one is asked for. */
export const callMs = 10 * 60_000;

/**
 * Whether somebody may be called without harm. A telephone that rings is heard by whoever is in the room: on a hidden
 * record only after a focal point has found that calls are safe, and never where the person asked for text alone, unless
 * they asked for a call since.
 */
export const isSafeToCall = ({
  sensitivity,
  safeContact = "unknown",
  contactWishes,
  callWishedAt,
  stoppedAt,
  origin,
}: Pick<
  FeedbackRecord,
  "sensitivity" | "safeContact" | "contactWishes" | "callWishedAt" | "stoppedAt" | "origin"
>): boolean => {
  if (stoppedAt || origin || safeContact === "no" || safeContact === "text") return false;
  if (isHidden(sensitivity)) return safeContact === "call";
  const isUnwanted = contactWishes.some((wish) => wish === "no_call" || wish === "text_only" || wish === "no_reply");
  return safeContact === "call" || callWishedAt !== undefined || !isUnwanted;
};
