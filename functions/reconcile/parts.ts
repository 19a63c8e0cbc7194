import type { Known } from "../adapters/known-messages.ts";
import type { SafePoints } from "../adapters/safe-points.ts";
import type { TwilioList } from "../adapters/twilio-list.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import type { Refresh } from "../refresh-reports.ts";
import type { TakeInParts } from "../take-in.ts";

export type ReconcileParts = TakeInParts & {
  readonly list: TwilioList;
  readonly safePoints: SafePoints;
  readonly known: Known;
  readonly refresh: Refresh;
};

/** A number of ours as the provider writes it, and whose it is. */
export type OurNumber = { readonly address: string; readonly programme: Programme };

/** What a run came to; `whole` where it reached the present with nothing left behind. */
export type Tally = { listed: number; takenIn: number; gaps: number; failed: number; whole: boolean };
