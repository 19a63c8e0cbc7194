import type { Track } from "../domain/coding/coding.ts";
import { notAllowed, notFound } from "../domain/errors.ts";
import { existsFor } from "../domain/feedback/exists-for.ts";
import { focalRoles } from "../domain/feedback/on-duty.ts";
import { type QueuePart, trackSets } from "../domain/feedback/queue-part.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { type Role, readers } from "../domain/feedback/roles.ts";
import type { Officer } from "./officer.ts";
import type { RouteSpec } from "./route.ts";

/** Who may call a route at all; what they see of it depends on the record. */
export const mustBeAllowed = (officer: Pick<Officer, "roles">, route: Pick<RouteSpec, "roles">): void => {
  if (!hasRole(officer, route.roles)) throw notAllowed();
};

export const hasRole = ({ roles }: Pick<Officer, "roles">, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** Whether a record exists for whoever is calling. */
export const maySee = (officer: Officer, record: FeedbackRecord): boolean => existsFor(officer, record);

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
      ...(hasRole(officer, readers) ? [{ tracks, hidden: false }] : []),
      ...(hasRole(officer, focalRoles(tracks)) ? [{ tracks, hidden: true }] : []),
    ]);
