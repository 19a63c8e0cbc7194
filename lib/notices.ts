import { Construct } from "constructs";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import { consume } from "./consume.ts";

type NoticesProps = { readonly surroundings: Surroundings; readonly queues: ChannelQueues };

/** Tells the people on duty, by mail and for danger by SMS, without a word of what it is about. */
export class Notices extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, queues }: NoticesProps) {
    super(scope, id);
    const notify = new ChannelFunction(this, "notify", surroundings);
    consume(notify, queues);
    this.functions = [notify];
  }
}
