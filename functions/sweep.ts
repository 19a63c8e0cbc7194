import type { Waiting } from "./adapters/outbox.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import type { Log } from "./middleware/log.ts";

export type SweepParts = {
  readonly outbox: (before: Date, limit: number) => Promise<readonly Waiting[]>;
  readonly queue: SendToQueue;
  readonly now: () => Date;
  readonly log: Log;
};

/** What is younger is on its way by itself. */
const patienceMs = 30_000;
const mostPerShard = 200;

/** Every minute: what is still in the outbox is queued again, so that nothing rests on a queue alone. */
export const sweep = (parts: SweepParts) => async (): Promise<void> => {
  const now = parts.now().getTime();
  const waiting = await parts.outbox(new Date(now - patienceMs), mostPerShard);
  for (let from = 0; from < waiting.length; from += 50) {
    await Promise.all(waiting.slice(from, from + 50).map(({ queue, ids }) => parts.queue(queue, ids)));
  }
  const oldest = Math.min(now, ...waiting.map(({ since }) => since.getTime()));
  parts.log({ event: "swept", requeued: waiting.length, oldestSeconds: Math.round((now - oldest) / 1000) });
};
