import type { FeedbackRecord } from "../feedback/record.ts";
import type { IdentifierType } from "../identifiers/identifier.ts";
import type { Settings } from "../settings.ts";
import { type Segments, segmentsOf } from "./segments.ts";
import { isWindowOpen, windowEnd } from "./window.ts";

/** What an answer would be: how it goes, what it costs, and what of it may not go. */
export type Preview = Segments & {
  /** In the currency of the price list; `undefined` where the settings name no price. */
  readonly cost: { readonly amount: number; readonly currency: string } | undefined;
  /** `text`: as it stands. `notice`: a template first, and the text when the person sends READ. */
  readonly goesAs: "text" | "notice";
  /** When free text may not go any more; `undefined` by SMS, where it always may. */
  readonly windowEndsAt: string | undefined;
  /** What the stripper found, which may not be in an answer. */
  readonly identifiers: readonly IdentifierType[];
};

type Draft = {
  readonly text: string;
  readonly identifiers: readonly { readonly type: IdentifierType }[];
  readonly record: Pick<FeedbackRecord, "channel" | "lastMessageAt">;
  readonly now: Date;
};

/** Says before an answer is sent what would become of it, from the record alone: nothing of the person is looked up. */
export const previewOf = ({ twilio }: Pick<Settings, "twilio">, { text, identifiers, record, now }: Draft): Preview => {
  const counted = segmentsOf(text, record.channel);
  const isOpen = isWindowOpen(record.channel, record.lastMessageAt, now);
  const each = record.channel === "sms" ? twilio.prices?.smsSegment : twilio.prices?.whatsappMessage;
  const parts = counted.segments + (isOpen ? 0 : 1);
  return {
    ...counted,
    cost:
      twilio.prices && each !== undefined
        ? { amount: rounded(parts * each), currency: twilio.prices.currency }
        : undefined,
    goesAs: isOpen ? "text" : "notice",
    windowEndsAt: windowEnd(record.channel, record.lastMessageAt)?.toISOString(),
    identifiers: [...new Set(identifiers.map(({ type }) => type))],
  };
};

const rounded = (amount: number): number => Math.round(amount * 1e5) / 1e5;
