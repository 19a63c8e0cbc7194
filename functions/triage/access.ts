import type { Track } from "../domain/coding/coding.ts";
import { notAllowed, notFound } from "../domain/errors.ts";
import { isCalledIn } from "../domain/feedback/called-in.ts";
import { focalRoles } from "../domain/feedback/on-duty.ts";
import { type QueuePart, trackSets } from "../domain/feedback/queue-part.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import type { Role } from "../domain/feedback/roles.ts";
import type { RouteName } from "./routes.ts";
import type { SignedIn } from "./signed-in.ts";

/** A caller with the programmes that the people directory gives them. */
export type Officer = SignedIn & { readonly programmes: readonly string[] };

const readers: readonly Role[] = [
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
];

/** Who may call what at all; what they see of it depends on the record. Administrators never read content. */
const callers: Readonly<Record<RouteName, readonly Role[]>> = {
  showMe: [...readers, "collector", "manager", "administrator", "auditor"],
  listFeedback: readers,
  showFeedback: readers,
  listMessages: readers,
  listReplies: readers,
  reply: readers,
  take: readers,
  release: readers,
  setStatus: readers,
  close: readers,
  reopen: readers,
  hold: ["supervisor", "integrity_focal_point", "protection_focal_point"],
  releaseHold: ["supervisor", "integrity_focal_point", "protection_focal_point"],
  objectToErasure: ["integrity_focal_point", "protection_focal_point"],
  listPeople: ["administrator", "supervisor"],
  putPerson: ["administrator"],
  showDuty: [...readers, "administrator"],
  putDuty: ["supervisor", "administrator"],
};

export const mustBeAllowed = ({ roles }: SignedIn, route: RouteName): void => {
  if (!roles.some((role) => callers[route].includes(role))) throw notAllowed();
};

/** Whether a record exists for this person. Hidden ones exist for the focal points of their tracks alone. */
export const maySee = (officer: Officer, record: FeedbackRecord): boolean => {
  if (!officer.programmes.includes(record.programme)) return isCalledIn(officer, record);
  if (!isHidden(record.sensitivity)) return officer.roles.some((role) => readers.includes(role));
  return focalRoles(record.tracks).some((role) => officer.roles.includes(role));
};

/** The record, if it exists for this person; otherwise the same 404 as for one that does not. */
export const seenBy = (officer: Officer, record: FeedbackRecord | undefined): FeedbackRecord => {
  if (!record || !maySee(officer, record)) throw notFound();
  return record;
};

/** The parts of the queue that this person may read at all; the others are never asked for. */
export const queueParts = (officer: Officer, track: Track | undefined): readonly QueuePart[] =>
  trackSets
    .filter((tracks) => !track || tracks.includes(track))
    .flatMap((tracks) => [
      { tracks, hidden: false },
      ...(focalRoles(tracks).some((role) => officer.roles.includes(role)) ? [{ tracks, hidden: true }] : []),
    ]);
