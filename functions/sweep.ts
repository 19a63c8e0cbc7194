import type { Waiting } from "./adapters/outbox.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import { queuedAgainAt } from "./domain/back-off.ts";
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
const mostPerShard = 4_000;
const atATime = 50;

/**
 * Every minute: what is still in the outbox is queued again, so that nothing rests on a queue alone. What is young or
 * due soon is queued with a delay: a minute is long to wait for the next sweep, and by then most of it is done.
 *
 * What fails each time is queued less and less often, or it would leave a dead letter a minute. When that is, is
 * remembered by the function alone: it needs no right to write, and whatever it does not know, at its start, after an
 * outage or because it is new, it queues at once. At the worst a restart queues a poison once more.
 */
export const sweep = ({ outbox, queue, now: clock, log }: SweepParts) => {
  let moments: ReadonlyMap<string, number> = new Map();
  return async (timeLeftMs: () => number): Promise<void> => {
    const now = clock().getTime();
    const waiting = await outbox(new Date(now + untilNextMs - patienceMs), mostPerShard);
    const next = new Map(waiting.map((each) => [keyOf(each), moments.get(keyOf(each)) ?? firstMoment(each)]));
    moments = next;
    const due = waiting.filter((each) => momentOf(each) < now + untilNextMs);
    let requeued = 0;
    for (; requeued < due.length && timeLeftMs() > 0; requeued += atATime) {
      await Promise.all(due.slice(requeued, requeued + atATime).map(queueAgain));
    }
    const oldest = Math.min(now, ...waiting.map(({ since }) => since.getTime()));
    const oldestSeconds = Math.round((now - oldest) / 1000);
    log({ event: "swept", requeued: Math.min(requeued, due.length), oldestSeconds });

    async function queueAgain(each: Waiting): Promise<void> {
      const moment = Math.max(now, momentOf(each));
      await queue(each.queue, each.ids, Math.ceil((moment - now) / 1000));
      next.set(keyOf(each), queuedAgainAt(each.since.getTime(), moment));
    }

    function momentOf(each: Waiting): number {
      return next.get(keyOf(each)) ?? now;
    }
  };
};

const firstMoment = ({ since }: Waiting): number => since.getTime() + patienceMs;

/** With the time: what begins to wait anew, as a notice for its next step, is new. */
const keyOf = ({ queue, ids, since }: Waiting): string => [queue, since.toISOString(), ...Object.values(ids)].join(" ");
