import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import { byTheClock } from "./by-the-clock.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

type DigestProps = { readonly surroundings: Surroundings; readonly programmes: Settings["programmes"] };

/** The week's figures to the managers of each programme, at its hour on its day in its time zone. */
export class Digest extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, programmes }: DigestProps) {
    super(scope, id);
    const weekly = new ChannelFunction(this, "weekly-digest", surroundings);
    byTheClock(
      this,
      weekly,
      programmes.map(({ id: programme, timeZone, digest: { weekday, hour } }) => ({
        name: programme,
        expression: `cron(0 ${hour} ? * ${weekday.slice(0, 3).toUpperCase()} *)`,
        timeZone,
        // The time that was meant: a retry past midnight is still about the same week.
        input: { programme, at: "<aws.scheduler.scheduled-time>" },
        retries: 10,
      })),
    );
    this.functions = [weekly];
  }
}
