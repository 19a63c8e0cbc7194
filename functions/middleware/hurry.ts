import type { QueueName } from "../adapters/keys.ts";
import type { QueuedIds, SendToQueue } from "../adapters/queues.ts";
import { type Log, nameOf } from "./log.ts";

/** Queues what is already safe in the outbox. Best effort: what does not get there now, the sweep queues. */
export const hurry = async (
  { queue, log }: { readonly queue: SendToQueue; readonly log: Log },
  name: QueueName,
  ids: QueuedIds,
): Promise<void> => {
  try {
    await queue(name, ids);
  } catch (error) {
    log({ event: "queue_unreachable", error: nameOf(error) });
  }
};
