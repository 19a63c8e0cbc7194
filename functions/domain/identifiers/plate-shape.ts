import { pattern } from "../pattern.ts";

/** Shapes of plates that are nothing else, in capitals, without a word that announces them. */
const plain = [
  "\\d{2} ?[A-Z]{2} ?\\d{3} ?[A-Z]{2,3}",
  "(?<!\\p{Lu} )\\d{2} [A-Z]{1,3} \\d{2,5}",
  "[A-Z]{2}-\\d{3}-[A-Z]{2}",
  "\\d{2}-[A-Z]{2}-\\d{2}",
  "[A-Z]{2}-\\d{2}-\\d{2}",
  "[A-Z]{2} ?- ?\\d{4} ?- ?[A-Z]{1,2}",
  "[A-Z]{3} ?\\d{3}[A-Z]",
  "[A-ZА-ЯІЇЄ]{2} ?\\d{4} ?[A-ZА-ЯІЇЄ]{2}",
  "[АВЕКМНОРСТУХABEKMHOPCTYX] ?\\d{3} ?[АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\\d{2,3}",
  "[A-Z]{1,3}-[A-Z]{1,2} \\d{1,4}",
  "[A-Z]{2}[- ]\\d{1,2}[- ][A-Z]{1,2}[- ]\\d{4}",
  "[A-Z]{3}[- ]?\\d{2,3}[- ]?[A-Z]{2}",
  "\\d{1,2} [A-Z]{1,2} \\d{4} [A-Z]{2}",
  // South Africa, by province.
  "[A-Z]{2,3} ?\\d{2,3} ?[A-Z]{0,2} (?:GP|EC|FS|MP|NC|NW|ZN)",
  "[авекмнорстух]\\d{3}[авекмнорстух]{2} ?\\d{2,3}",
];
/** In letters of their own, apart from words: "ط م ر ٥٢٥", "সিলেট-হ ১২-৪৪০৯". */
const own = [
  "(?<![\\u0600-\\u06ff])[ء-ي] [ء-ي] [ء-ي] \\d{3,4}",
  "(?:\\d{1,3} )?(?<![\\u0600-\\u06ff])[أجدطحخرزشصضظعغقمن] \\d{5,6}",
  // Iraq and Kurdistan: a letter between numbers, no "and" and no round sum.
  "\\d{2} ?[ء-نهيکگیپچژ] ?(?!\\d\\d000)\\d{5}",
  "\\d?[ก-ฮ]{2,3} ?\\d{1,4}(?: [ก-ฮ\\u0e30-\\u0e4e]{2,20})?",
  "(?<![ঀ-৿])[ঀ-৿]{2,14}(?:[ -]মেট্রো)?[ -][ক-হ][ -]\\d{2}[- ]?\\d{4}",
];
/** Plates by their shape alone. */
export const certain = pattern(`(?<![\\p{L}\\p{N}-])(?:${plain.join("|")})(?![\\p{L}\\p{N}-]| \\d{2})`, "gu");
/** Plates in letters of their own script. */
export const certainInOwn = pattern(`(?<!\\p{N})(?:${own.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu");
/** Shapes that are looked for when what stands beside vehicles is found: in parts they are like other things. */
const late = [
  "(?:[A-Z]{3}[- ])?\\d[A-Z][-/]\\d{4}",
  "[A-Z]{2}[- ]\\d[- ][A-Z]?\\d{4,5}",
  "\\d[- ][A-Z]?\\d{5} ?[A-Z]{2}",
  "[A-Z]{3}[- ]?\\d[A-Z]\\d{2}",
  "[A-Z]{2}-\\d{2}-\\d{2}-[A-Z]{2}",
  "[A-Z]{3}-\\d{2}-\\d{2}|[A-Z]{3}-\\d{3}-[A-Z]",
  "[A-Z]{2}\\d{3}[A-Z]{2}",
  "[B-DF-HJ-NP-TV-Z]{2}-?[B-DF-HJ-NP-TV-Z]{2}[- ]\\d{2}",
  // Tanzania, Tunisia, Afghanistan.
  "T ?\\d{3} ?[A-Z]{3}",
  "\\d{1,4} ?(?:TU|TUN) ?\\d{1,4}",
  "[A-Z]{3} \\d-\\d{5}",
  "(?:k[a-d]|u[a-g])[a-z] ?\\d{3}[a-z]",
  "[авсеіорткмнх]{2} ?\\d{4} ?[авсеіорткмнх]{2}",
  "\\d{2} ?[ء-ي] ?\\d{3} ?[-/]? ?(?:ايران )?\\d{2}",
  "[አ-ፐ]{1,2}[- ]\\d[- ][A-Zሀ-ፐ]?\\d{4,5}",
  "\\d[- ][ሀ-ፐA-Z]\\d{4,5}(?: ?[ሀ-ፐ]{2})?",
];
/** Plates by shapes that are asked for last. */
export const certainAtLast = pattern(`(?<![\\p{L}\\p{N}-])(?:${late.join("|")})(?![\\p{L}\\p{N}-])`, "gu");
