import type { SensitiveClass } from "../coding/coding.ts";
import type { Language } from "../language/language.ts";
import type { HandOver } from "./hand-over.ts";
import type { PersonId } from "./handles.ts";

export const consents = ["given", "refused", "withdrawn", "vital_interest"] as const;
export type Consent = (typeof consents)[number];

export const referralStates = ["proposed", "sent", "accepted", "declined", "done", "withdrawn"] as const;
export type ReferralState = (typeof referralStates)[number];

/** A service that people can be referred to, as somebody has verified it. */
export type Service = {
  readonly id: string;
  readonly name: string;
  readonly programmes: readonly string[];
  readonly offers: string;
  readonly contact: string;
  readonly verifiedOn: string;
  /** Run by an authority: a person may have reasons not to go there. */
  readonly runByAuthority: boolean;
  /** Classes of harm after which it is safe to go there. */
  readonly safeFor: readonly SensitiveClass[];
  readonly takesOver?: TakesOver | undefined;
};

/** That a service takes over what needs an identity: by whom, and in which words people are told where to turn. */
export type TakesOver = {
  /** The one person of the directory who may open what is left for the service. */
  readonly focalPoint: string;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
};

/** A referral of a record to a service, with what the person said to it. */
export type Referral = {
  readonly id: string;
  readonly service: string;
  readonly consent: Consent;
  /** Who asked for it. */
  readonly askedBy: PersonId;
  readonly state: ReferralState;
  readonly at: string;
  /** What of the person's identity goes with it. */
  readonly handOver?: HandOver | undefined;
};

const dayMs = 86_400_000;
/** An entry that nobody has looked at for so long may send people to a closed door. */
export const verifiedForDays = 180;

/** Why a record may not be referred to a service; `undefined` where it may. */
export const referralBlocked = (
  { verifiedOn, safeFor }: Service,
  classes: readonly SensitiveClass[],
  consent: Consent,
  now: Date,
): "lapsed" | "not_safe" | "no_consent" | undefined => {
  if (now.getTime() - Date.parse(verifiedOn) > verifiedForDays * dayMs) return "lapsed";
  if (!classes.every((found) => safeFor.includes(found))) return "not_safe";
  return consent === "given" || consent === "vital_interest" ? undefined : "no_consent";
};
