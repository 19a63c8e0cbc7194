import type { Ask } from "./ask.ts";

/** How often a function asked for something, and whether it got it. */
export type Used = {
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  /** Of the sealing key: what it was sealed or opened for. */
  readonly purpose: string | undefined;
  readonly allowed: boolean;
  readonly times: number;
};

/** Counts what functions ask for; names of actions and resources only, nothing of what is in a request. */
export type Usage = {
  /** Gives how often this was asked for by now. */
  readonly note: (by: string, ask: Ask, allowed: boolean) => number;
  readonly all: () => readonly Used[];
};

/** An empty count. */
export function newUsage(): Usage {
  const counts = new Map<string, { used: Omit<Used, "times">; times: number }>();
  return {
    note: (by, { action, resource, context }, allowed) => {
      const used = { by, action, resource, purpose: context["kms:EncryptionContext:purpose"], allowed };
      const key = JSON.stringify(Object.values(used));
      const count = counts.get(key) ?? { used, times: 0 };
      counts.set(key, count);
      return ++count.times;
    },
    all: () => [...counts.values()].map(({ used, times }) => ({ ...used, times })),
  };
}
