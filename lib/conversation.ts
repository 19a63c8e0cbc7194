import { Construct } from "constructs";
import type { ChannelApi } from "./channel-api.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import { consume } from "./consume.ts";

type ConversationProps = {
  readonly surroundings: Surroundings;
  readonly api: ChannelApi;
  readonly queues: ChannelQueues;
};

/** From a queued reply to the person's telephone, and back to us how far it got. */
export class Conversation extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, api, queues }: ConversationProps) {
    super(scope, id);
    const send = new ChannelFunction(this, "send", surroundings);
    const deliveryStatus = new ChannelFunction(this, "delivery-status", surroundings);
    consume(send, queues);
    api.openToTwilio(deliveryStatus, [
      { method: "POST", path: "/twilio/status/{reply}" },
      { method: "POST", path: "/twilio/calls/{call}/{leg}" },
    ]);
    this.functions = [send, deliveryStatus];
  }
}
