import { headOf, nothingBefore } from "./adapters/audit-chain.ts";
import type { AuditTrail } from "./adapters/audit-trail.ts";
import type { Sign } from "./adapters/signatures.ts";
import type { Log } from "./middleware/log.ts";

export type SignAuditParts = {
  readonly trail: AuditTrail;
  readonly sign: Sign;
  readonly keptDays: number;
  readonly now: () => Date;
  readonly log: Log;
};

const dayMs = 86_400_000;
const mostDays = 60;

/**
 * Signs every day that is over and not signed yet, also one on which nobody did anything: so a day that is missing is
 * seen to be missing. Each day is held to the one before.
 */
export const signAudit = (parts: SignAuditParts) => async (): Promise<void> => {
  const { trail, sign, keptDays, now, log } = parts;
  let last = await trail.lastHead();
  const days = daysAfter(last?.day, now());
  for (const day of days) {
    const ends = await trail.ends(day, await trail.people(day));
    const head = headOf(day, ends, last?.hash ?? nothingBefore);
    last = { ...head, signature: await sign(head.hash) };
    await trail.putHead(last, keptDays);
  }
  log({ event: "audit_signed", days: days.length });
};

/** The days after the one that was signed last, to yesterday; yesterday where there is none. */
const daysAfter = (signed: string | undefined, now: Date): readonly string[] => {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const first = signed ? Date.parse(signed) + dayMs : today - dayMs;
  const count = Math.min(mostDays, Math.max(0, (today - first) / dayMs));
  return Array.from({ length: count }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
};
