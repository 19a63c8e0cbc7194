import type { DueItems } from "./adapters/due-items.ts";
import type { LeftObjects } from "./adapters/left-objects.ts";
import type { Objects } from "./adapters/objects.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type ObjectParts = {
  readonly due: DueItems;
  readonly leftObjects: LeftObjects;
  readonly objects: Pick<Objects, "remove">;
  readonly now: () => Date;
  readonly log: Log;
};

const mostPerShard = 200;

/** Takes the sealed files whose keys are gone out of the bucket; gives back how many. */
export const eraseObjects = async (
  { due, leftObjects, objects, now, log }: ObjectParts,
  timeLeftMs: () => number,
  dryRun: boolean,
): Promise<number> => {
  const items = await due("objects", now(), mostPerShard);
  if (dryRun) return items.length;
  let removed = 0;
  for (const item of items) {
    if (timeLeftMs() < 0) break;
    try {
      await objects.remove(leftObjects.nameOf(item));
      await leftObjects.gone(item);
      removed += 1;
    } catch (error) {
      log({ event: "failed", error: nameOf(error) });
    }
  }
  return removed;
};
