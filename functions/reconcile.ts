import { twilioAddress } from "./domain/settings/our-numbers.ts";
import { catchUp } from "./reconcile/catch-up.ts";
import type { OurNumber, ReconcileParts, Tally } from "./reconcile/parts.ts";

/**
 * Every quarter of an hour: what the provider holds and we do not is taken in by the same path as a webhook. The keyed
 * hash of its id decides: what was here, and what was deleted, changes nothing. Ends in order when time runs out.
 */
export const reconcile =
  (parts: ReconcileParts) =>
  async (timeLeftMs: () => number): Promise<Tally> => {
    const tally: Tally = { listed: 0, takenIn: 0, gaps: 0, failed: 0, whole: true };
    for (const number of numbersOf(parts)) await catchUp(parts, number, timeLeftMs, tally);
    const refreshed = await parts.refresh(timeLeftMs);
    parts.log({ event: "reconciled", ...tally, refreshed });
    return tally;
  };

const numbersOf = ({ settings }: ReconcileParts): readonly OurNumber[] =>
  settings.programmes.flatMap((programme) =>
    programme.numbers.map(({ channel, address }) => ({ address: twilioAddress(channel, address), programme })),
  );
