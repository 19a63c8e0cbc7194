import type { DueItem, DueItems } from "./adapters/due-items.ts";
import type { ProviderCopies } from "./adapters/provider-copies.ts";
import type { SafePoints } from "./adapters/safe-points.ts";
import type { EraseAtProvider, Erasure } from "./adapters/twilio-erase.ts";
import { twilioAddress } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type ProviderParts = {
  readonly settings: Settings;
  readonly due: DueItems;
  readonly safePoints: SafePoints;
  readonly copies: ProviderCopies;
  readonly eraseAtProvider: EraseAtProvider;
  readonly now: () => Date;
  readonly log: Log;
};

const mostPerShard = 200;
const atATime = 8;

/**
 * The provider's copies of what is safe with us: of messages that a record holds and of replies that have had their
 * last report, and never of what `reconcile` has not passed yet, because until then that copy may be the only one.
 */
export const eraseProviderCopies = async (parts: ProviderParts, timeLeftMs: () => number, dryRun: boolean) => {
  const counts = { erased: 0, pending: 0, refused: 0 };
  const items = await parts.due("provider", await passedBy(parts), mostPerShard);
  if (dryRun) return { ...counts, pending: items.length };
  for (let from = 0; from < items.length && timeLeftMs() > 0; from += atATime) {
    await Promise.all(items.slice(from, from + atATime).map(async (item) => erase(parts, item, counts)));
  }
  if (items.length > 0) await parts.copies.enter(parts.now().toISOString().slice(0, 10), counts);
  return counts;
};

/** The moment that reconciliation has passed on every number of ours. */
const passedBy = async ({ settings, safePoints }: ProviderParts): Promise<Date> => {
  const numbers = settings.programmes.flatMap(({ numbers }) => numbers);
  const points = await Promise.all(
    numbers.map(async ({ channel, address }) => safePoints.of(twilioAddress(channel, address))),
  );
  return new Date(Math.min(...points.map((point) => point?.at.getTime() ?? 0)));
};

const erase = async (
  { copies, eraseAtProvider, log }: ProviderParts,
  item: DueItem,
  counts: Record<string, number>,
) => {
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  try {
    const outcomes: Erasure[] = [];
    for (const providerId of await copies.find(item)) outcomes.push(await eraseAtProvider(providerId));
    if (outcomes.every((outcome) => outcome === "erased")) await copies.erased(item);
    for (const outcome of outcomes) count(outcome);
  } catch (error) {
    count("pending");
    log({ event: "failed", error: nameOf(error) });
  }
};
