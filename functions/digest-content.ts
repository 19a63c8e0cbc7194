import type { Bulletins } from "./adapters/bulletins.ts";
import type { Digests } from "./adapters/digests.ts";
import type { HarmReleases } from "./adapters/harm-releases.ts";
import { digestHistory, type HistoryParts } from "./digest-history.ts";
import type { DigestContent } from "./digest-mail.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import { weekDays } from "./domain/statistics/week-days.ts";

export type ContentParts = HistoryParts & {
  readonly digests: Pick<Digests, "copies">;
  readonly bulletins: Pick<Bulletins, "all">;
  readonly harm: Pick<HarmReleases, "all">;
};

const dayMs = 86_400_000;

/** Everything that a digest of a week says, whoever reads it: decided and written down where it was not yet. */
export const digestContent = async (
  parts: ContentParts,
  programme: Programme,
  week: string,
): Promise<DigestContent> => {
  const { settings, bulletins, digests, harm } = parts;
  const [monday = new Date(0)] = weekDays(week) ?? [];
  const days = Array.from({ length: 7 }, (_, day) =>
    new Date(monday.getTime() + day * dayMs).toISOString().slice(0, 10),
  );
  const [history, all, copies, released] = await Promise.all([
    digestHistory(parts, programme, week),
    bulletins.all(programme.id),
    digests.copies(days),
    harm.all(programme.country),
  ]);
  return { settings, programme, week, history, bulletins: all, copies, harm: released };
};
