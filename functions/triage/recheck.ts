import { recheckAfter } from "../domain/feedback/recheck-after.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import type { Actions, TriageParts } from "./parts.ts";

type RecheckCall = Parameters<Actions<"recheck">["recheck"]>[0];

/** What was found on asking again: safe, and the clock ends; at risk, and it begins anew. */
export const recheck = async (parts: TriageParts, call: RecheckCall): Promise<FeedbackRecord> => {
  const { finding, words } = call.body;
  return changeRecord(parts, call, "recheck_retaliation", async (before, at) => ({
    set: { recheckAt: finding === "at_risk" ? recheckAfter(parts.settings.clocks, at) : undefined },
    notes: [await noteOf(parts, before, call.officer, { id: call.newId(), kind: "note", text: words, at })],
  }));
};
