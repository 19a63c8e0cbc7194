import { FilterPattern, SubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { LambdaDestination } from "aws-cdk-lib/aws-logs-destinations";
import { Construct } from "constructs";
import type { ChannelApi } from "./channel-api.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

type RefusalsProps = { readonly surroundings: Surroundings; readonly api: ChannelApi };

/** Tokens that the door refuses reach no function: their lines in the access log are handed to one that audits them. */
export class Refusals extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, api }: RefusalsProps) {
    super(scope, id);
    const noting = new ChannelFunction(this, "note-refusals", surroundings);
    new SubscriptionFilter(this, "Refused", {
      logGroup: api.accessLog,
      filterPattern: FilterPattern.stringValue("$.status", "=", "401"),
      destination: new LambdaDestination(noting.lambda),
    });
    this.functions = [noting];
  }
}
