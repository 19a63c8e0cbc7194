import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import { byTheClock } from "./by-the-clock.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

type DigestProps = { readonly surroundings: Surroundings; readonly programmes: Settings["programmes"] };

/**
 * The week's figures to the managers of each programme, at its hour in its time zone. The clock calls every day: on the
 * programme's weekday the digest is due, on the others whoever has not got it gets it, should that day have failed.
 */
export class Digest extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, programmes }: DigestProps) {
    super(scope, id);
    const weekly = new ChannelFunction(this, "weekly-digest", surroundings);
    byTheClock(
      this,
      weekly,
      programmes.map(({ id: programme, timeZone, digest: { hour } }) => ({
        name: programme,
        expression: `cron(0 ${hour} * * ? *)`,
        timeZone,
        // The time that was meant: a retry past midnight is still about the same week.
        input: { programme, at: "<aws.scheduler.scheduled-time>" },
        retries: 10,
      })),
    );
    this.functions = [weekly];
  }
}
