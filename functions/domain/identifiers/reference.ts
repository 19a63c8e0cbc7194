import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import { follows, type Reading, tokenBefore } from "./reading.ts";

const code = "[2-9bcdfghjkmnpqrstvwxyz]";
const shape = pattern(`(?<![\\p{L}\\p{N}])hb[- ]?${code}{4}[- ]?${code}{2}(?:${code}{2})?(?![\\p{L}\\p{N}])`, "gu");

/**
 * Codes that feedback channels give to messages ("FB-20417", "CFM-0482"), by which one knows a complaint and no person, and
 * forms of the immigration services of the United States ("I-589", "DS-160"). Source: uscis.gov/forms, justice.gov/eoir.
 */
const others = pattern(
  "(?<![\\p{L}\\p{N}-])(?:(?:fb|cfm|cfrm|fcm|fcrm|crm|cmp|ref)-[0-9]{3,6}|i-(?:94|[0-9]{3}[a-z]?)|ds-[0-9]{3,4}|eoir-[0-9]{2}|g-28)(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])",
  "gu",
);

/** Classes of visas beside the word for them, as no room is: "E-9 visa", "виза H-2A". Sources: travel.state.gov, immigration.go.kr. */
const word =
  "(?:visas?|vizas?|vize(?:si)?|fiisaa?|wiza|виз[ауыеі]|віз[ауиі]|(?:ال)?(?:فيزا|تاشيره)|[وڤ]یزا?ی?|ويزا?ي?|ویزے?|ভিসা|ဗီဇာ|ቪዛ)";
const visaClass = "[a-z]-?[0-9]{1,2}[a-z]?";
const visas = pattern(
  `(?<=(?<![\\p{L}\\p{M}])${word} {0,2})${visaClass}(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])${visaClass}(?=[ -]${word}(?![\\p{L}]))`,
  "gu",
);

/**
 * What tells that the code behind it is that of a complaint or an answer, and of no person, by the beginnings of words: "my
 * complaint HT-7741", "обращение № HF-20417".
 */
const told =
  "complain|feedback|plent|plainte|r[eé]clam|queja|den[uú]ncia|жалоб|обращени|скарг|зверненн|sikayet|başvuru|basvuru|شكو|الشكو|شکای|پیگیری|پيگيري|سکالا|অভিযোগ|တိုင်ကြား|ቅሬታ|አቤቱታ|ጥርዓን|ጥርዐን|komii|cabasho|malalamiko|korafi|gili|gazinc|شکایت";
const answered = pattern(
  `(?<![\\p{L}\\p{M}])(?:${told})[\\p{L}\\p{M}]{0,12}([^.!?\\n\\d]{0,24} )([a-z]{1,4}-[0-9]{3,5})(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
  "gu",
);

/** Whether a file or a case is named between an offset and another: "the complaint about my file RSD-44180". */
const namesFile = ({ tokens, bits }: Reading, from: number, to: number): boolean => {
  for (let at = tokenBefore(tokens, to); (tokens[at]?.start ?? -1) >= from; at -= 1) {
    const isFile = ((bits[at] ?? 0) & (marks.id | marks.phone)) === marks.id;
    if (isFile && !/^r[eé]f/.test(tokens[at]?.folded ?? "")) return true;
  }
  return false;
};

/** Keeps the channel's own reference codes, new and old, those that other channels give to complaints, and the names of forms and visas: they are not identifiers of a person. */
export const keepReferences: Finder = (reading, claims) => {
  const { folded } = reading;
  for (const { 0: text, index } of folded.matchAll(others()))
    claims.take({ type: null, start: index, end: index + text.length });
  for (const { 0: text, 1: between = "", 2: code = "", index } of folded.matchAll(answered())) {
    const end = index + text.length;
    const start = end - code.length;
    if (!namesFile(reading, start - between.length, start)) claims.take({ type: null, start, end });
  }
  for (const { 0: text, index } of folded.matchAll(visas()))
    if (!follows(reading, index, marks.room, 3)) claims.take({ type: null, start: index, end: index + text.length });
  for (const match of folded.matchAll(shape())) {
    const body = match[0].slice(2);
    if (/\d/.test(body) && /[a-z]/.test(body))
      claims.take({ type: null, start: match.index, end: match.index + match[0].length });
  }
};
