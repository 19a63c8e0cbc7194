import type { ReplyStore } from "./adapters/replies.ts";
import { stateOf } from "./domain/conversation/delivery.ts";
import { noticeOfAnswer, waitingAnew, waitsBecause } from "./domain/conversation/notice-of-answer.ts";
import { inPlainWords, isOutsideWindow } from "./domain/conversation/provider-errors.ts";
import type { ReplyId } from "./domain/feedback/handles.ts";
import type { Reply } from "./domain/feedback/record.ts";
import { programmeOf } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { undelivered } from "./undelivered.ts";

type Parts = { readonly settings: Settings; readonly now: () => Date; readonly replies: ReplyStore };

/** What the provider says of a message of ours: its status, its error where there is one, and its own id for it. */
export type ProviderReport = {
  readonly status: string;
  readonly code: number | undefined;
  readonly providerId: string;
};

/**
 * Moves a reply forward by what the provider says of it, whether its webhook told us or its list: a failure is counted
 * and named in plain words either way. False where it changed nothing.
 */
export const reportOnReply = async (
  parts: Parts,
  { reference, id }: Pick<Reply, "reference" | "id">,
  { status, code, providerId }: ProviderReport,
): Promise<boolean> => {
  const { replies } = parts;
  const state = stateOf(status);
  if (!state) return false;
  if (state !== "failed") return replies.advance({ reference, id }, { state, providerId });
  const reply = await replies.find(reference, id);
  if (reply && code === isOutsideWindow) await untilRead(parts, reply);
  const counted = reply && (await undelivered(parts, reply));
  return replies.advance({ reference, id }, { state, providerId, because: inPlainWords(code) }, counted);
};

/**
 * By the provider's clock the 24 hours were over, though not by ours: the same words wait for READ as a reply of their own,
 * and a notice says so. Both have ids that follow from the refused one, so that a second report makes no second pair.
 */
const untilRead = async ({ replies, settings, now }: Parts, refused: Reply): Promise<void> => {
  const programme = programmeOf(settings, refused.number);
  if (refused.kind !== "answer" || !programme) return;
  const notice = noticeOfAnswer(settings, programme, refused, "und", `${refused.id}-notice` as ReplyId, now());
  const because = notice ? waitsBecause.told : waitsBecause.untold;
  await replies.again(waitingAnew(refused, `${refused.id}-again` as ReplyId, now(), because), notice);
};
