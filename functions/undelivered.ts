import type { ReplyStore } from "./adapters/replies.ts";
import type { Reply } from "./domain/feedback/record.ts";
import { programmeOf } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { serviceCount } from "./domain/statistics/service.ts";

type Parts = {
  readonly settings: Settings;
  readonly now: () => Date;
  readonly replies: Pick<ReplyStore, "sensitivityOf">;
};

/** What a reply that did not arrive adds to the counters of its programme; nothing where its record is hidden, or none. */
export const undelivered = async ({ settings, now, replies }: Parts, { reference, number }: Reply) => {
  const programme = programmeOf(settings, number);
  const sensitivity = programme && (await replies.sensitivityOf(reference));
  if (!programme || !sensitivity) return undefined;
  return { programme: programme.id, counts: serviceCount("undelivered", { sensitivity }, programme.timeZone, now()) };
};
