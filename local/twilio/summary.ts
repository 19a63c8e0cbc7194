import type { Account } from "./account.ts";
import { type Counts, countOne } from "./counts.ts";

/** What happened at Twilio's end, for proofs that do not look into our own system. */
export type Summary = Counts & {
  readonly inbound: { readonly accepted: number; readonly acknowledged: number };
  readonly outbound: { readonly accepted: number; readonly byStatus: Record<string, number> };
  /** Nothing is under way, waiting or on its way to a phone. */
  readonly settled: boolean;
};

/** Counts the account's messages and requests as they stand at this moment. */
export function summaryOf({ messages, counts }: Account): Summary {
  const all = [...messages.values()];
  const inbound = all.filter(({ direction }) => direction === "inbound");
  const sent = all.filter(({ direction }) => direction === "outbound-api");
  const byStatus: Record<string, number> = {};
  for (const { status } of sent) countOne(byStatus, status);
  const open = [counts.webhooks, counts.callbacks].map(({ inFlight, waiting }) => inFlight + waiting);
  return {
    ...counts,
    inbound: { accepted: inbound.length, acknowledged: inbound.filter(isAcknowledged).length },
    outbound: { accepted: sent.length, byStatus },
    settled: open.every((requests) => requests === 0) && counts.delivering === 0,
  };
}

/** Whether one of our answers to a message's webhook was a success. */
export const isAcknowledged = ({ answers }: { readonly answers: readonly number[] }): boolean =>
  answers.some((status) => status >= 200 && status < 300);
