/** The life of a record as data: who may act from where, and where that leads. Conditions of the table derive from it. */
export const lifecycles = ["open", "in_progress", "closed"] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const statuses = [
  "under_review",
  "referred_internally",
  "referred_externally",
  "no_action_required",
  "action_taken",
] as const;
export type Status = (typeof statuses)[number];

export const moves = {
  take: { from: ["open", "in_progress"], to: "in_progress" },
  release: { from: ["in_progress"], to: "open" },
  reply: { from: ["open", "in_progress"], to: "in_progress" },
  set_outcome: { from: ["open", "in_progress"], to: "in_progress" },
  set_status: { from: ["open", "in_progress"], to: "in_progress" },
  close: { from: ["open", "in_progress"], to: "closed" },
  reopen: { from: ["closed"], to: "open" },
} as const satisfies Record<string, { from: readonly Lifecycle[]; to: Lifecycle }>;
export type Move = keyof typeof moves;

export const canMove = (lifecycle: Lifecycle, move: Move): boolean =>
  (moves[move].from as readonly Lifecycle[]).includes(lifecycle);
