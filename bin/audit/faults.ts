import { createPublicKey, verify } from "node:crypto";
import {
  type ChainedEntry,
  type DayHead,
  hashOf,
  headHash,
  nothingBefore,
} from "../../functions/adapters/audit-chain.ts";
import type { AuditTrail, SignedHead } from "../../functions/adapters/audit-trail.ts";

/** What is wrong, of which day and, where it is one person's chain, of whom. */
export type Fault = { readonly day: string; readonly person?: string; readonly says: string };
export type Verdict = { readonly days: number; readonly entries: number; readonly faults: readonly Fault[] };

const dayMs = 86_400_000;

/** Reads the whole trail and holds everything against everything: entries, chains, days, signatures. */
export const verifyTrail = async (trail: AuditTrail, publicKey: Uint8Array, now: Date): Promise<Verdict> => {
  const heads = await trail.heads();
  const faults: Fault[] = heads.flatMap((head, at) => headFaults(head, heads[at - 1], publicKey));
  let entries = 0;
  for (const head of heads) {
    const known = new Set(head.ends.map(({ person }) => person));
    for (const { person, count, hash } of head.ends) {
      const chain = await trail.entries(person, head.day);
      entries += chain.length;
      faults.push(...chainFaults(head.day, person, chain, { count, hash }));
    }
    for (const person of await trail.people(head.day))
      if (!known.has(person)) faults.push({ day: head.day, person, says: "written after the day was signed" });
  }
  for (const day of unsignedDays(heads.at(-1), now)) {
    for (const person of await trail.people(day)) {
      const chain = await trail.entries(person, day);
      entries += chain.length;
      faults.push(...chainFaults(day, person, chain));
    }
  }
  return { days: heads.length, entries, faults };
};

const headFaults = (head: SignedHead, before: SignedHead | undefined, publicKey: Uint8Array): readonly Fault[] => {
  const { day } = head;
  const follows = !before || Date.parse(day) - Date.parse(before.day) === dayMs;
  const isHeld = before ? head.before === before.hash : true;
  return [
    ...(follows ? [] : [{ day, says: "the day before is missing" }]),
    ...(isHeld ? [] : [{ day, says: "it does not follow on the day before" }]),
    ...(headHash(head) === head.hash ? [] : [{ day, says: "what was signed has been changed" }]),
    ...(isSigned(head, publicKey) ? [] : [{ day, says: "the signature is not ours" }]),
  ];
};

const isSigned = ({ hash, signature }: DayHead & { signature: string }, publicKey: Uint8Array): boolean => {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  return verify("sha256", Buffer.from(hash), key, Buffer.from(signature, "base64"));
};

const chainFaults = (
  day: string,
  person: string,
  chain: readonly ChainedEntry[],
  end?: { readonly count: number; readonly hash: string },
): readonly Fault[] => {
  const faults: Fault[] = [];
  chain.forEach((entry, at) => {
    const expected = (chain[at - 1]?.n ?? 0) + 1;
    if (entry.n !== expected) faults.push({ day, person, says: `entry ${expected} is missing` });
    else if (entry.before !== (chain[at - 1]?.hash ?? nothingBefore))
      faults.push({ day, person, says: `entry ${entry.n} does not follow on the one before` });
    if (hashOf(entry) !== entry.hash) faults.push({ day, person, says: `entry ${entry.n} has been changed` });
  });
  if (end && (chain.length !== end.count || chain.at(-1)?.hash !== end.hash))
    faults.push({
      day,
      person,
      says: `${end.count} entries were signed, ${chain.length} are there or they are others`,
    });
  return faults;
};

/** From the day after the last signed one to today; where none is signed, yesterday and today. */
const unsignedDays = (last: SignedHead | undefined, now: Date): readonly string[] => {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const first = last ? Date.parse(last.day) + dayMs : today - dayMs;
  const count = Math.max(0, (today - first) / dayMs + 1);
  return Array.from({ length: count }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
};
