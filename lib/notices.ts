import { Construct } from "constructs";
import { byTheClock } from "./by-the-clock.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import { consume } from "./consume.ts";

type NoticesProps = { readonly surroundings: Surroundings; readonly queues: ChannelQueues };

/** Tells the people on duty, by mail and for danger by SMS, and reminds everybody of what is overdue, without a word of what it is about. */
export class Notices extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, queues }: NoticesProps) {
    super(scope, id);
    const notify = new ChannelFunction(this, "notify", surroundings);
    const remind = new ChannelFunction(this, "remind", surroundings);
    consume(notify, queues);
    // Five past, when those who begin at eight have begun; what failed is tried again by the next hour.
    byTheClock(this, remind, [
      {
        name: "schedule",
        expression: "cron(5 * * * ? *)",
        input: { at: "<aws.scheduler.scheduled-time>" },
        retries: 0,
      },
    ]);
    this.functions = [notify, remind];
  }
}
