import type { Waiting } from "./adapters/outbox.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import type { Log } from "./middleware/log.ts";

export type SweepParts = {
  readonly outbox: (before: Date, limit: number) => Promise<readonly Waiting[]>;
  readonly queue: SendToQueue;
  readonly now: () => Date;
  readonly log: Log;
};

/** What is due since less than this is on its way by itself. */
const patienceMs = 5_000;
/** Until the next sweep: whatever loses patience before that is queued now, for its moment. */
const untilNextMs = 60_000;
const mostPerShard = 200;

/**
 * Every minute: what is still in the outbox is queued again, so that nothing rests on a queue alone. What is young or
 * due soon is queued with a delay: a minute is long to wait for the next sweep, and by then most of it is done.
 */
export const sweep = (parts: SweepParts) => async (): Promise<void> => {
  const now = parts.now().getTime();
  const waiting = await parts.outbox(new Date(now + untilNextMs - patienceMs), mostPerShard);
  for (let from = 0; from < waiting.length; from += 50) {
    await Promise.all(
      waiting.slice(from, from + 50).map(({ queue, ids, since }) => parts.queue(queue, ids, delay(since))),
    );
  }
  const oldest = Math.min(now, ...waiting.map(({ since }) => since.getTime()));
  parts.log({ event: "swept", requeued: waiting.length, oldestSeconds: Math.round((now - oldest) / 1000) });

  function delay(since: Date): number {
    return Math.max(0, Math.ceil((since.getTime() + patienceMs - now) / 1000));
  }
};
