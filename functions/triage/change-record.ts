import type { RecordChange } from "../adapters/record-store.ts";
import { changedMeanwhile } from "../domain/errors.ts";
import { type Beside, changedSince, withRecent } from "../domain/feedback/change.ts";
import { planned } from "../domain/feedback/keeping.ts";
import { withNextDue } from "../domain/feedback/next-due.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import { hurry } from "../middleware/hurry.ts";
import { asSeenBy } from "./as-seen-by.ts";
import type { TriageParts } from "./parts.ts";
import { type Named, recordOf } from "./record-of.ts";

/** What somebody's action makes of a record, and what else is written with it. */
export type Change = Omit<RecordChange, "before" | "after" | "counts"> & {
  readonly set: Partial<FeedbackRecord>;
};
export type Changing = Named & { readonly version: number | undefined };

/**
 * The one way in which people change a record: seen by them, audited, against the version that they saw (any, where a
 * call names none), with its counts, its erasure planned anew and the names of what changed.
 */
export const changeRecord = async (
  parts: TriageParts,
  call: Changing,
  action: string,
  change: (before: FeedbackRecord, at: string) => Change | Promise<Change>,
): Promise<FeedbackRecord> => {
  const { records, audit, now, settings } = parts;
  const at = now().toISOString();
  const before = await recordOf(parts, call, action);
  const { reference } = before;
  if (!isHidden(before.sensitivity)) await audit({ person: call.officer.id, action, reference, at });
  if (call.version !== undefined && call.version !== before.version) throw conflict(before, call.version);
  const { set, ...more } = await change(before, at);
  const changed = withRecent(before, { ...before, ...set, version: before.version + 1 }, at, besideOf(more));
  const programme = programmeById(settings, before.programme);
  const timed = programme ? withNextDue(changed, settings.clocks, programme) : changed;
  const after = planned(timed, settings.retention);
  const timeZone = programme?.timeZone ?? "UTC";
  await records.change({ before, after, ...more, counts: countChanges(before, after, timeZone) });
  if (more.notice) await hurry(parts, "notices", { notice: more.notice.id });
  return asSeenBy(parts, call.officer, after);
};

/** What is written with the record and not in it. */
const besideOf = ({ notes, reply, call, referral }: Omit<Change, "set">): readonly Beside[] => [
  ...(notes?.length ? (["notes"] as const) : []),
  ...(reply ? (["replies"] as const) : []),
  ...(call ? (["calls"] as const) : []),
  ...(referral ? (["referrals"] as const) : []),
];

const conflict = (now: FeedbackRecord, seen: number) => changedMeanwhile(changedSince(now, seen), now.version);
