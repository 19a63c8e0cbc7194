import { describe, expect, test } from "vitest";
import type { Track } from "../../functions/domain/coding/coding.ts";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { type Role, roles } from "../../functions/domain/feedback/roles.ts";
import { maySee, queueParts } from "../../functions/triage/access.ts";

const officer = (role: Role, programmes = ["north"]) => ({ id: "p" as PersonId, roles: [role], programmes });
const record = (tracks: [Track, ...Track[]], sensitivity: FeedbackRecord["sensitivity"]) =>
  ({ tracks, sensitivity, programme: "north" }) as unknown as FeedbackRecord;

/** Who sees what, written out by hand; every cell is tested. */
const readers: readonly Role[] = [
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
];
const hiddenReaders: Readonly<Record<string, readonly Role[]>> = {
  feedback: ["integrity_focal_point", "protection_focal_point"],
  complaint: ["integrity_focal_point"],
  protection: ["protection_focal_point"],
  "complaint+protection": ["integrity_focal_point", "protection_focal_point"],
};
const trackSets: [Track, ...Track[]][] = [["feedback"], ["complaint"], ["protection"], ["complaint", "protection"]];

const cells = trackSets.flatMap((tracks) =>
  (["non_sensitive", "sensitive", "to_be_clarified"] as const).flatMap((sensitivity) =>
    roles.map((role) => {
      const who = sensitivity === "non_sensitive" ? readers : (hiddenReaders[tracks.join("+")] ?? []);
      return { role, tracks, sensitivity, sees: who.includes(role) };
    }),
  ),
);

describe("who sees what", () => {
  test.each(cells)("$role, $tracks, $sensitivity: $sees", ({ role, tracks, sensitivity, sees }) => {
    expect(maySee(officer(role), record(tracks, sensitivity))).toBe(sees);
    expect(maySee(officer(role, ["elsewhere"]), record(tracks, sensitivity))).toBe(false);
  });

  test.each(roles)("the queue of %s asks for no part that holds what the role may not see", (role) => {
    for (const part of queueParts(officer(role), undefined).filter(({ hidden }) => hidden)) {
      expect(maySee(officer(role), record(part.tracks as [Track, ...Track[]], "sensitive"))).toBe(true);
    }
  });
});
