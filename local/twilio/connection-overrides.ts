/** How Twilio calls an address, as the fragment of the address asks for it. */
export type ConnectionOverrides = {
  readonly retries: number;
  readonly connectMs: number;
  readonly readMs: number;
  readonly totalMs: number;
  /** Whether a failure is worth a retry: an HTTP status, or 0 for no answer. */
  readonly isRetried: (status: number) => boolean;
};

/**
 * Reads `#rc=5&rp=all` and its kin, with Twilio's limits and defaults
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
export function connectionOverridesOf(address: string): ConnectionOverrides {
  const query = new URLSearchParams(address.split("#")[1] ?? "");
  const policies = (query.get("rp") ?? "ct").split(",");
  const allows = (policy: string): boolean => policies.includes(policy) || policies.includes("all");
  return {
    retries: within(query.get("rc"), 0, 5, 1),
    connectMs: within(query.get("ct"), 100, 10_000, 5_000),
    readMs: within(query.get("rt"), 100, 15_000, 15_000),
    totalMs: within(query.get("tt"), 100, 15_000, 15_000),
    isRetried: (status) => {
      if (status === 0) return allows("ct") || allows("rt");
      return status >= 500 ? allows("5xx") : allows("4xx");
    },
  };
}

function within(given: string | null, least: number, most: number, otherwise: number): number {
  const number = given === null ? Number.NaN : Number(given);
  return Number.isInteger(number) ? Math.min(most, Math.max(least, number)) : otherwise;
}
