import { inbox } from "../../functions/adapters/inbox.ts";
import { openings } from "../../functions/adapters/openings.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { inParallel } from "../proof/until.ts";
import type { InventedRecord } from "./earlier-weeks.ts";
import { inventedMessage, openAsChannel, type Target } from "./open-as-channel.ts";

/** Writes invented records as the channel writes real ones; `twice` delivers every message a second time. */
export const writeWeeks = async (
  target: Target,
  invented: readonly InventedRecord[],
  timeZone: string,
  twice = false,
): Promise<void> => {
  const { db, records: table, vault } = target;
  const { message } = openings(db, { records: table, vault });
  const take = inbox(db, table);
  const open = openAsChannel(target, timeZone);
  await inParallel(invented, 8, async ({ opened, now }) => {
    await take(inventedMessage(opened));
    const isOpened = async () => (await message(inventedMessage(opened).id)) === "opened";
    while (!((await open(opened)) || (await isOpened())));
    if (twice && (await open(opened))) throw new Error("A message was counted twice.");
    const written = await recordStore(db, table).find(opened.reference);
    if (now.version > (written?.version ?? 0)) {
      const counts = countChanges(opened, now, timeZone);
      await recordStore(db, table).change({ before: opened, after: now, counts });
    }
  });
};
