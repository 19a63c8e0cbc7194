import { createHash } from "node:crypto";
import type { AuditEntry } from "./audit-log.ts";

/** An entry in its place: its number of the day, and the hashes that hold it to the one before. */
export type ChainedEntry = AuditEntry & { readonly n: number; readonly before: string; readonly hash: string };
/** The last entry of a person's day, by which all of them are held. */
export type ChainEnd = { readonly person: string; readonly count: number; readonly hash: string };
/** The ends of a day, held to the day before. */
export type DayHead = {
  readonly day: string;
  readonly ends: readonly ChainEnd[];
  readonly before: string;
  readonly hash: string;
};

/** Before the first entry of a day, and before the first day. */
export const nothingBefore = "0".repeat(64);

/** The entry that follows on another one, or is the first of its person's day. */
export const chained = (entry: AuditEntry, last: Pick<ChainedEntry, "n" | "hash"> | undefined): ChainedEntry => {
  const placed = { ...entry, n: (last?.n ?? 0) + 1, before: last?.hash ?? nothingBefore };
  return { ...placed, hash: hashOf(placed) };
};

/** Over everything that an entry says, and its place. */
export const hashOf = (entry: Omit<ChainedEntry, "hash">) => {
  const { n, person, action, reference, at, identifier, purpose, before, route, reason, times } = entry;
  const refusal = route === undefined ? [] : [route, reason ?? null, times ?? null];
  return sha256([n, person, action, reference ?? null, at, identifier ?? null, purpose ?? null, before, ...refusal]);
};

export const headOf = (day: string, ends: readonly ChainEnd[], before: string): DayHead => {
  const sorted = ends.toSorted((one, other) => (one.person < other.person ? -1 : 1));
  return { day, ends: sorted, before, hash: headHash({ day, ends: sorted, before }) };
};

export const headHash = ({ day, ends, before }: Omit<DayHead, "hash">): string =>
  sha256([day, ends.map(({ person, count, hash }) => [person, count, hash]), before]);

const sha256 = (parts: unknown): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
