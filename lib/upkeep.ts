import { Construct } from "constructs";
import { byTheClock } from "./by-the-clock.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

/** What the channel does by the clock, and not because somebody wrote. */
export class Upkeep extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings }: { readonly surroundings: Surroundings }) {
    super(scope, id);
    const sweep = new ChannelFunction(this, "sweep", surroundings);
    const reconcile = new ChannelFunction(this, "reconcile", surroundings);
    const erase = new ChannelFunction(this, "erase", surroundings);
    const signAudit = new ChannelFunction(this, "sign-audit", surroundings);
    // Its days are UTC days, and over at midnight; a day that fails is made up the next.
    byTheClock(this, signAudit, [{ name: "schedule", expression: "cron(20 0 * * ? *)", retries: 10 }]);
    // The next time tries again by itself.
    byTheClock(this, sweep, [{ name: "schedule", expression: "rate(1 minute)", retries: 0 }]);
    byTheClock(this, reconcile, [{ name: "schedule", expression: "rate(15 minutes)", retries: 0 }]);
    byTheClock(this, erase, [{ name: "schedule", expression: "rate(15 minutes)", retries: 0 }]);
    this.functions = [signAudit, sweep, reconcile, erase];
  }
}
