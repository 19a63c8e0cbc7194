import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";

const code = "[2-9bcdfghjkmnpqrstvwxyz]";
const shape = pattern(`(?<![\\p{L}\\p{N}])hb[- ]?${code}{4}[- ]?${code}{2}(?:${code}{2})?(?![\\p{L}\\p{N}])`, "gu");

/** Codes that feedback channels give to messages: "FB-20417", "CFM-0482". Whoever reads one knows a complaint, not a person. */
const others = pattern(
  "(?<![\\p{L}\\p{N}-])(?:fb|cfm|cfrm|fcm|fcrm|crm|cmp|ref)-[0-9]{3,6}(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])",
  "gu",
);

/** Forms of the immigration services of the United States: "I-589", "DS-160". Source: uscis.gov/forms, justice.gov/eoir. */
const forms = pattern(
  "(?<![\\p{L}\\p{N}-])(?:i-(?:94|[0-9]{3}[a-z]?)|ds-[0-9]{3,4}|eoir-[0-9]{2}|g-28)(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])",
  "gu",
);

/** Keeps the channel's own reference codes, new and old, those of other feedback channels, and the names of forms: they are not identifiers of a person. */
export const keepReferences: Finder = ({ folded }, claims) => {
  for (const { 0: text, index } of [...folded.matchAll(others()), ...folded.matchAll(forms())])
    claims.take({ type: null, start: index, end: index + text.length });
  for (const match of folded.matchAll(shape())) {
    const body = match[0].slice(2);
    if (/\d/.test(body) && /[a-z]/.test(body))
      claims.take({ type: null, start: match.index, end: match.index + match[0].length });
  }
};
