import type { Contact } from "../adapters/vault.ts";
import { questionOpenMs } from "../domain/conversation/satisfaction.ts";
import { withQuiet } from "../domain/feedback/change.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { countChanges } from "../domain/statistics/counts.ts";
import type { Act, ObeyParts } from "./parts.ts";

/** A number answers the question of its record, once; where none was asked it is a message like any other. */
export const onRating: Act = async (parts, { known, command: { score = 0 } }) => {
  const record = await askedAbout(parts, known);
  if (!record) return "kept";
  const at = parts.now().toISOString();
  const after = withQuiet(record, { ...record, satisfaction: { score, at }, version: record.version + 1 }, at);
  const timeZone = programmeById(parts.settings, record.programme)?.timeZone ?? "UTC";
  await parts.records.change({ before: record, after, counts: countChanges(record, after, timeZone) });
  return { text: "satisfactionThanks", remembered: { rating: undefined } };
};

const askedAbout = async (
  { records, now }: ObeyParts,
  known: Contact | undefined,
): Promise<FeedbackRecord | undefined> => {
  const { rating } = known ?? {};
  if (!rating || now().getTime() - Date.parse(rating.at) > questionOpenMs) return undefined;
  const record = await records.find(rating.reference);
  return record?.contact === known?.contact && !record?.satisfaction ? record : undefined;
};
