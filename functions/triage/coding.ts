import { tracksOf } from "../domain/coding/tracks.ts";
import { invalidRequest } from "../domain/errors.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import { keptFromThose } from "./kept-from-those.ts";
import { machineOf } from "./machine-of.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recheck } from "./recheck.ts";
import { sensitivity } from "./sensitivity.ts";
import { showFeedback } from "./show.ts";

/** What people correct of the machine's coding. */
export const coding = (parts: TriageParts): Actions<"setCoding" | "setSensitivity" | "recheck"> => ({
  setCoding: async (call) => {
    const { reason, site, ...told } = call.body;
    const corrected = await changeRecord(parts, call, "set_coding", async (before, at) => {
      mustBeOurs(parts, before, site);
      const ofSite = site !== undefined && { site: site ?? undefined };
      const coded = { ...before, ...dropUndefined(told), ...ofSite };
      const { record, conflict } = await keptFromThose(parts, coded, call.newId());
      return {
        set: {
          ...dropUndefined(told),
          ...ofSite,
          concerns: record.concerns,
          assignee: record.assignee,
          machine: machineOf(before),
          // What is sensitive decides by itself where a record queues.
          ...(before.sensitive.length === 0 && { tracks: tracksOf(coded.type, coded.about, []) }),
        },
        notes: [await noteOf(parts, before, call.officer, { id: call.newId(), kind: "reason", text: reason, at })],
        notice: conflict,
      };
    });
    return showFeedback(parts, corrected);
  },
  setSensitivity: async (call) => showFeedback(parts, await sensitivity(parts, call)),
  recheck: async (call) => showFeedback(parts, await recheck(parts, call)),
});

const mustBeOurs = ({ settings }: TriageParts, { programme }: FeedbackRecord, site: string | null | undefined) => {
  const known = programmeById(settings, programme)?.sites.some(({ id }) => id === site);
  if (typeof site === "string" && !known) throw invalidRequest(["site"]);
};

const dropUndefined = <Told extends object>(told: Told) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Told]?: Exclude<Told[Name], undefined>;
  };
