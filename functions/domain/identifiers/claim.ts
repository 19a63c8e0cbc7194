import type { IdentifierType } from "./identifier.ts";
import type { Reading } from "./reading.ts";

/** A stretch of the normalised text that a finder takes for an identifier; `null` keeps it as it is. */
export type Claim = { readonly type: IdentifierType | null; readonly start: number; readonly end: number };

/** What has been claimed so far, so that later finders leave it alone. */
export type Claims = {
  readonly list: readonly Claim[];
  readonly isFree: (start: number, end: number) => boolean;
  readonly take: (claim: Claim) => void;
};

/** An empty set of claims over a reading; placeholders that stand in the text are kept from the beginning. */
export const openClaims = (reading: Reading): Claims => {
  const list: Claim[] = [];
  const taken = new Uint8Array(reading.plain.length);
  const isFree = (start: number, end: number): boolean => {
    for (let i = start; i < end; i += 1) if (taken[i]) return false;
    return true;
  };
  const take = (claim: Claim): void => {
    if (claim.end <= claim.start || !isFree(claim.start, claim.end)) return;
    taken.fill(1, claim.start, claim.end);
    list.push(claim);
  };
  for (const token of reading.tokens)
    if (token.kind === "placeholder") take({ type: null, start: token.start, end: token.end });
  return { list, isFree, take };
};

/** Finds one kind of identifier and claims it. */
export type Finder = (reading: Reading, claims: Claims) => void;
