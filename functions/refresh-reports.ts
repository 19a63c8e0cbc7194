import type { DueItem, DueItems } from "./adapters/due-items.ts";
import type { ReplyStore } from "./adapters/replies.ts";
import type { TwilioList } from "./adapters/twilio-list.ts";
import { stateOf } from "./domain/conversation/delivery.ts";
import type { ReferenceCode, ReplyId } from "./domain/feedback/handles.ts";
import type { Settings } from "./domain/settings.ts";
import { type Log, nameOf } from "./middleware/log.ts";
import { reportOnReply } from "./report-on-reply.ts";

export type RefreshParts = {
  readonly settings: Settings;
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

const refresh = async (parts: RefreshParts, { pk, sk }: DueItem): Promise<boolean> => {
  const { replies, list, now } = parts;
  const reply = await replies.find(after(pk) as ReferenceCode, after(sk) as ReplyId);
  if (reply?.state !== "sent" || !reply.providerId) return false;
  const fate = await list.fate(reply.providerId);
  if (fate && isNews(fate.status)) return reportOnReply(parts, reply, { ...fate, providerId: reply.providerId });
  const isOver = now().getTime() - Date.parse(reply.createdAt) > giveUpMs;
  await (isOver ? replies.giveUp(reply) : replies.awaitReport(reply, new Date(now().getTime() + hourMs - overdueMs)));
  return false;
};

/** That it was sent is known. */
const isNews = (status: string): boolean => !["sent", undefined].includes(stateOf(status));

const after = (key: string): string => key.slice(key.indexOf("#") + 1);
