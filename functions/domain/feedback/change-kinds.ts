import type { FeedbackRecord } from "./record.ts";

/** What can have happened with a record, as a console is told of it: no more than says what to look at again. */
export const changeKinds = [
  "opened",
  "message",
  "answer",
  "note",
  "call",
  "referral",
  "assignment",
  "coding",
  "sensitivity",
  "status",
  "outcome",
  "keeping",
  "other",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a changed part says; the rest is `other`, so that whom it is about and what it is linked with are among many. */
const kinds: Readonly<Partial<Record<string, ChangeKind>>> = {
  opened: "opened",
  messages: "message",
  attachments: "message",
  replies: "answer",
  firstResponseAt: "answer",
  notes: "note",
  calls: "call",
  callWishedAt: "call",
  referrals: "referral",
  assignee: "assignment",
  type: "coding",
  topics: "coding",
  codes: "coding",
  about: "coding",
  criticality: "coding",
  site: "coding",
  sensitivity: "sensitivity",
  sensitive: "sensitivity",
  tracks: "sensitivity",
  lifecycle: "status",
  status: "status",
  outcomeAt: "outcome",
  loop: "outcome",
  keeping: "keeping",
};

/** What happened with a record since a moment, as far as its notes reach back. */
export const kindsSince = ({ recent = [] }: Pick<FeedbackRecord, "recent">, since: string): readonly ChangeKind[] => {
  const found = new Set(
    recent.filter(({ at }) => at >= since).flatMap(({ parts }) => parts.map((part) => kinds[part] ?? "other")),
  );
  const named = changeKinds.filter((kind) => found.has(kind));
  return named.length > 0 ? named : ["other"];
};
