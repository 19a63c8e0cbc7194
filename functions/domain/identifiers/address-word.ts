import { pattern } from "../pattern.ts";
import { has } from "./address-code.ts";
import { marks, moreMarks } from "./mark.ts";
import { precedes, type Reading } from "./reading.ts";

/** Articles and "one": a room behind which one of them stands alone has no number. */
const one =
  /^(?:one|un|une|uno|una|um|uma|bir|واحد|واحده|يك|ايك|один|одна|tokko|moja|hal|daya|benn|yon|አንድ|ሓደ|এক|yek|يه|يو|oh|on|on|double|triple|doble|meia|no|nau|do)$/;
/** Languages that count behind the word: "nyumba mbili" is two houses. */
const countsBehind: ReadonlySet<string> = new Set(["sw", "ha", "om", "my", "wo"]);

/** Where a house or room number ends that is told in words ("room twelve"); 0 when none begins at the token. */
export const endOfNumberWord = (reading: Reading, at: number, isAnnounced: boolean): number => {
  const { tokens } = reading;
  let last = -1;
  for (let i = at; i < at + 5 && i - Math.max(last, at) < 3; i += 1) {
    const token = tokens[i];
    if (token?.kind !== "word") break;
    if (isNumber(reading, i)) last = i;
    else if (last < 0 || !(token.end - token.start < 4 || has(reading, i, marks.link))) break;
  }
  const token = tokens[last];
  if (!token || (countsBehind.has(reading.language) && !has(reading, at - 1, marks.phone))) return 0;
  if (!isAnnounced && last === at && one.test(token.folded)) return 0;
  return precedes(reading, token.end, marks.unit | marks.room | marks.dwelling, 1) ? 0 : token.end;
};

/** A word for a number that is not rather a word for a room or a small word of the language. */
const isNumber = (reading: Reading, at: number): boolean =>
  ((reading.more[at] ?? 0) & moreMarks.counted) !== 0 && !has(reading, at, marks.room | marks.dwelling | marks.link);

const isLettered = ({ tokens }: Reading, at: number): boolean =>
  [at - 1, at - 2].some((i) => lettered.test(tokens[i]?.folded ?? ""));

const digits = pattern(String.raw`^(?:[- /]?\d{1,4}(?:[-/]\d{1,4})?)(?![\p{L}\p{N}])`, "u");

/** What has letters rather than numbers, as homes do not: "خانه بی سقف" is a house without a roof. */
const lettered =
  /^(?:blo[kcgq]|blook|bulook|ball?og|بل[او]?ك|ব্লক|সাব|ብሎክ|ဘလောက်|zon|زون|ዞን|জোন|se[ckq]t|سكتور|سيكتر|সেক্টর|قطاع|القطاع|البل|كمپ|ভবন|بنايه)/;

/** Where a block's letter ends that is told by its name, with digits behind it or none: "সি-১২", "بي"; 0 when none does. */
export const endOfLetterName = (reading: Reading, at: number): number => {
  const token = reading.tokens[at];
  if (!token || !((reading.more[at] ?? 0) & moreMarks.letter)) return 0;
  const number = digits().exec(reading.plain.slice(token.end, token.end + 12));
  const end = token.end + (number?.[0].length ?? 0);
  const next = reading.tokens[at + 1];
  if (next?.glued && next.kind === "word") return 0;
  if (!number && (/ے/.test(reading.plain.slice(token.start, token.end)) || !isLettered(reading, at))) return 0;
  return precedes(reading, end, marks.unit, 1) ? 0 : end;
};
