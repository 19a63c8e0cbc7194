import type { FeedbackRecord, RecentChange } from "./record.ts";

const mostRecent = 20;
/** What changes with everything and says nothing. */
const bookkeeping: readonly string[] = ["version", "recent", "lastMessageAt", "nextDueAt"];
/** Whom it is about and what it is linked with are told by the record, to those to whom they are told at all. */
const untold: readonly string[] = ["concerns", "links"];

/** Written with a record and not in it. */
export type Beside = "notes" | "replies" | "calls" | "referrals";

/** The record with a note of what a person's change touched. */
export const withRecent = (
  before: FeedbackRecord | undefined,
  after: FeedbackRecord,
  at: string,
  beside: readonly Beside[] = [],
): FeedbackRecord =>
  withNote(before, after, { version: after.version, at, parts: [...partsChanged(before, after), ...beside] });

/** The same for what no person did: a message of its writer, a command, the end of its time. */
export const withQuiet = (before: FeedbackRecord | undefined, after: FeedbackRecord, at: string): FeedbackRecord =>
  withNote(before, after, { version: after.version, at, parts: partsChanged(before, after), byChannel: true });

/** The names of what was changed since a version, but for those that are not everybody's who may read the record. */
export const changedSince = (record: FeedbackRecord, version: number): readonly string[] => {
  const notes = (record.recent ?? []).filter((note) => note.version > version);
  // Of a version that was never there nothing can be missing.
  const isWhole = notes.length >= record.version - version;
  const parts = notes.flatMap((note) => note.parts).filter((part) => !untold.includes(part));
  return [...new Set([...parts, ...(isWhole ? [] : ["messages"])])].sort();
};

/** When a record changed last, as far as its notes tell. */
export const lastChangeAt = ({ recent, openedAt }: Pick<FeedbackRecord, "recent" | "openedAt">): string =>
  recent?.at(-1)?.at ?? openedAt;

const withNote = (before: FeedbackRecord | undefined, after: FeedbackRecord, note: RecentChange): FeedbackRecord => ({
  ...after,
  recent: [...(before?.recent ?? []), note].slice(-mostRecent),
});

const partsChanged = (before: FeedbackRecord | undefined, after: FeedbackRecord): readonly string[] => {
  if (!before) return ["opened"];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof FeedbackRecord)[];
  return names.filter(
    (name) => !bookkeeping.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
};
