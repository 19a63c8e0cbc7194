import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";

const code = "[2-9bcdfghjkmnpqrstvwxyz]";
const shape = pattern(`(?<![\\p{L}\\p{N}])hb[- ]?${code}{4}[- ]?${code}{2}(?:${code}{2})?(?![\\p{L}\\p{N}])`, "gu");

/** Keeps the channel's own reference codes, new and old: they are not identifiers of a person. */
export const keepReferences: Finder = ({ folded }, claims) => {
  for (const match of folded.matchAll(shape())) {
    const body = match[0].slice(2);
    if (/\d/.test(body) && /[a-z]/.test(body))
      claims.take({ type: null, start: match.index, end: match.index + match[0].length });
  }
};
