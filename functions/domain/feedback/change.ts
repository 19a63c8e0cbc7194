import type { FeedbackRecord } from "./record.ts";

const mostRecent = 20;
/** What changes with everything and says nothing. */
const bookkeeping: readonly string[] = ["version", "recent", "lastMessageAt", "nextDueAt"];

/** The record with a note of which of its parts this change touched. */
export const withRecent = (before: FeedbackRecord, after: FeedbackRecord, at: string): FeedbackRecord => {
  const note = { version: after.version, at, parts: partsChanged(before, after) };
  return { ...after, recent: [...(before.recent ?? []), note].slice(-mostRecent) };
};

/** The names of what was changed since a version; another message leaves no note, it is what is missing. */
export const changedSince = (record: FeedbackRecord, version: number): readonly string[] => {
  const notes = (record.recent ?? []).filter((note) => note.version > version);
  const isWhole = notes.length === record.version - version;
  return [...new Set([...notes.flatMap(({ parts }) => parts), ...(isWhole ? [] : ["messages"])])].sort();
};

const partsChanged = (before: FeedbackRecord, after: FeedbackRecord): readonly string[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof FeedbackRecord)[];
  return names.filter(
    (name) => !bookkeeping.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
};
