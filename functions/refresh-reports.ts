import type { DueItem, DueItems } from "./adapters/due-items.ts";
import type { ReplyStore } from "./adapters/replies.ts";
import type { Fate, TwilioList } from "./adapters/twilio-list.ts";
import { stateOf } from "./domain/conversation/delivery.ts";
import { inPlainWords } from "./domain/conversation/provider-errors.ts";
import type { ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type RefreshParts = {
  readonly due: DueItems;
  readonly replies: ReplyStore;
  readonly list: Pick<TwilioList, "fate">;
  readonly now: () => Date;
  readonly log: Log;
};
/** Gives back how many replies moved on. */
export type Refresh = (timeLeftMs: () => number) => Promise<number>;

const mostPerShard = 60;
const hourMs = 3_600_000;
/** Reports that come at all come within this. */
const overdueMs = hourMs / 2;
/** After so long nobody will report any more. */
const giveUpMs = 3 * 24 * hourMs;

/** Asks the provider about every reply whose report is overdue, so that a lost callback leaves nothing in doubt. */
export const refreshReports =
  (parts: RefreshParts): Refresh =>
  async (timeLeftMs) => {
    let refreshed = 0;
    for (const item of await parts.due("reports", new Date(parts.now().getTime() - overdueMs), mostPerShard)) {
      if (timeLeftMs() < 0) break;
      try {
        if (await refresh(parts, item)) refreshed += 1;
      } catch (error) {
        parts.log({ event: "failed", error: nameOf(error) });
      }
    }
    return refreshed;
  };

const refresh = async ({ replies, list, now }: RefreshParts, { pk, sk }: DueItem): Promise<boolean> => {
  const reply = await replies.find(after(pk) as ReferenceCode, after(sk) as ReplyId);
  if (reply?.state !== "sent" || !reply.providerId) return false;
  const moved = advanceOf(await list.fate(reply.providerId));
  if (moved) return replies.advance(reply, { ...moved, providerId: reply.providerId });
  const isOver = now().getTime() - Date.parse(reply.createdAt) > giveUpMs;
  await (isOver ? replies.giveUp(reply) : replies.awaitReport(reply, new Date(now().getTime() + hourMs - overdueMs)));
  return false;
};

const advanceOf = (fate: Fate | undefined) => {
  const state = fate && stateOf(fate.status);
  if (!state || state === "sent") return undefined;
  return { state, because: state === "failed" ? inPlainWords(fate.code) : undefined };
};

const after = (key: string): string => key.slice(key.indexOf("#") + 1);
