import { Construct } from "constructs";
import type { ChannelApi } from "./channel-api.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";
import type { ChannelQueues } from "./channel-queues.ts";
import { consume } from "./consume.ts";

type IntakeProps = { readonly surroundings: Surroundings; readonly api: ChannelApi; readonly queues: ChannelQueues };

/** From Twilio's webhook to a message in the records, and from there to a record with a reference code; its files sealed. */
export class Intake extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, api, queues }: IntakeProps) {
    super(scope, id);
    const receive = new ChannelFunction(this, "receive", surroundings);
    const openRecord = new ChannelFunction(this, "open-record", surroundings);
    const media = new ChannelFunction(this, "media", surroundings);
    api.openToTwilio(receive, [
      { method: "POST", path: "/twilio/messages" },
      { method: "POST", path: "/twilio/voice" },
    ]);
    consume(openRecord, queues);
    consume(media, queues);
    this.functions = [receive, openRecord, media];
  }
}
