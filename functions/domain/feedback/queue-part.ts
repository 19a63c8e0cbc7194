import type { Track } from "../coding/coding.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";

/** The tracks that a record can be on together; a record with a track of its own is not plain feedback besides. */
export const trackSets: readonly (readonly Track[])[] = [
  ["feedback"],
  ["complaint"],
  ["protection"],
  ["complaint", "protection"],
];

/** A part of the queue: hidden records stand apart, so that a list for others cannot even read them. */
export type QueuePart = { readonly tracks: readonly Track[]; readonly hidden: boolean };

export const queuePartOf = ({ tracks, sensitivity }: Pick<FeedbackRecord, "tracks" | "sensitivity">): QueuePart => ({
  tracks: trackSets.find((set) => set.join() === own(tracks).join()) ?? ["feedback"],
  hidden: isHidden(sensitivity),
});

const own = (tracks: readonly Track[]): readonly Track[] => tracks.filter((track) => track !== "feedback").sort();
