import { describe, expect, test } from "vitest";
import { type SensitiveClass, sensitiveClasses, type Track } from "../../functions/domain/coding/coding.ts";
import { isCalledIn } from "../../functions/domain/feedback/called-in.ts";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import { reach } from "../../functions/domain/feedback/on-duty.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { type Role, roles } from "../../functions/domain/feedback/roles.ts";
import { maySee, queueParts } from "../../functions/triage/access.ts";

const officer = (role: Role, programmes = ["north"]) => ({ id: "p" as PersonId, roles: [role], programmes, sites: [] });
const record = (
  tracks: [Track, ...Track[]],
  sensitivity: FeedbackRecord["sensitivity"],
  found: SensitiveClass[] = [],
) => ({ tracks, sensitivity, sensitive: found, programme: "north" }) as unknown as FeedbackRecord;

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

  const misconduct: readonly SensitiveClass[] = ["sea", "fraud_corruption", "staff_misconduct"];
  const outside = sensitiveClasses.flatMap((found) =>
    (["non_sensitive", "sensitive", "to_be_clarified"] as const).flatMap((sensitivity) =>
      roles.map((role) => ({
        role,
        found,
        sensitivity,
        sees: role === "integrity_focal_point" && misconduct.includes(found) && sensitivity !== "non_sensitive",
      })),
    ),
  );
  test.each(outside)(
    "$role of another programme, $found, $sensitivity: $sees",
    ({ role, found, sensitivity, sees }) => {
      expect(maySee(officer(role, ["elsewhere"]), record(["complaint"], sensitivity, [found]))).toBe(sees);
    },
  );

  test("who is told of misconduct can open it, in the programme and outside it, but for whom it is about", () => {
    const about = record(["complaint"], "sensitive", ["sea"]);
    const people = ["north", "elsewhere"].map((programme) => ({
      id: `of-${programme}` as PersonId,
      name: programme,
      email: `${programme}@example.org`,
      sites: [],
      roles: ["integrity_focal_point" as const],
      programmes: [programme],
    }));
    const outsidePerson = { id: "outside", email: "outside@example.org" };
    const roster = { people, duty: { watches: [] }, outside: outsidePerson, now: new Date("2026-11-20T10:00:00Z") };
    const told = reach("on_duty", about, roster, []).map(({ id }) => id);
    expect(told.toSorted()).toEqual(["of-elsewhere", "of-north"]);
    for (const person of people) {
      expect(maySee(person, about)).toBe(true);
      const itself = { ...about, concerns: [person.id] };
      expect(reach("on_duty", itself, roster, []).map(({ id }) => id)).not.toContain(person.id);
    }
    expect(
      isCalledIn({ id: "of-elsewhere", roles: ["integrity_focal_point"] }, { ...about, concerns: ["of-elsewhere"] }),
    ).toBe(false);
  });

  test.each(roles)("the queue of %s asks for no part that holds what the role may not see", (role) => {
    for (const part of queueParts(officer(role), undefined).filter(({ hidden }) => hidden)) {
      expect(maySee(officer(role), record(part.tracks as [Track, ...Track[]], "sensitive"))).toBe(true);
    }
  });
});
