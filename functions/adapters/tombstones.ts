import type { MessageId } from "../domain/feedback/handles.ts";
import { due, messageKey } from "./keys.ts";

/** Longer than any retry, replay or reconciliation reaches back: thirteen months. */
const keptDays = 396;

/**
 * What stays of a deleted message: the keyed hash of its id, and nothing else but, until it is erased there, the mark
 * that the provider still has its copy.
 */
export const tombstone = (id: MessageId, since: string, atProvider: boolean) => ({
  ...messageKey(id),
  state: "deleted",
  expiresAt: Math.ceil(Date.parse(since) / 1000) + keptDays * 86_400,
  ...(atProvider && due("provider", id, since)),
});
