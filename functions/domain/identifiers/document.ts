import { pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";
import { announcedAs, isMeasured } from "./context.ts";
import { findSerials } from "./document-series.ts";
import type { IdentifierType } from "./identifier.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

const cluster = pattern(
  String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]{1,24}(?:(?:[-_/#.:]|[-/] ?)[\p{L}\p{M}\p{N}]{1,24}){0,7}(?![\p{L}\p{M}\p{N}])`,
  "gu",
);
/** Registration in Myanmar: state, township, class, number: "12/MaGaTa(N)118274". */
const township = pattern(
  String.raw`(?<!\p{N})\d{1,2} ?\/ ?[\p{L}\p{M}]{2,24} ?\([\p{L}\p{M}]{1,16}\) ?\d{5,6}(?!\p{N})`,
  "gu",
);
const measure = pattern(String.raw`^\d+(?:[.,:]\d+)*\p{L}{1,4}$`, "u");
const longWord = pattern(String.raw`\p{Ll}{4}|[\u0620-\u06ff\u0980-\u09ff\u1000-\u109f\u1200-\u137f]{4}`, "u");
const letterless = pattern(String.raw`[^\p{L}]`, "gu");
const apart = pattern(String.raw`[^\p{L}\p{N}]+`, "u");
const figure = pattern(String.raw`\p{N}`, "u");
const opening = pattern(String.raw`^\p{L}`, "u");
const capitals = pattern(String.raw`^\p{Lu}+$`, "u");
/** A letter among figures: "245-19C04417". */
const inside = pattern(String.raw`\d\p{Lu}\d`, "u");
/** The last three figures of a code, apart: "2024/PT/118 904". */
const lastGroup = pattern(String.raw`^ \d{3}(?![\p{L}\p{M}\p{N}]|[.,]\d)`, "u");
const year = /^(?:19|20)\d\d$/;

type Shape = { readonly digits: number; readonly letters: number; readonly upper: boolean; readonly parts: number };
const shapeOf = (text: string): Shape => {
  const letters = text.replace(letterless(), "");
  return {
    digits: text.replace(/\D/g, "").length,
    letters: letters.length,
    upper: letters === letters.toUpperCase(),
    parts: text.split(apart()).length,
  };
};

/** Ten small letters and figures in turns, as mobile money writes its receipts: "rkj4t8wq2z". */
const receipt = /^(?=(?:[a-z]*\d){3})[a-z]+\d+[a-z]+\d+[a-z0-9]*$/;

const isCode = (text: string, shape: Shape): boolean => {
  if (shape.digits === 0 || shape.letters === 0) return false;
  if (text.length === 10 && receipt.test(text)) return true;
  if (measure().test(text) && shape.digits < 7) return false;
  if (shape.digits >= 5) return !longWord().test(text) || shape.digits >= 7;
  if (shape.digits > 2 && shape.parts > 2 && shape.upper && shape.letters > 2) return !/(?:19|20)\d\d$/.test(text);
  if (shape.digits === 4 && shape.upper && shape.letters >= 2) return !/(?:19|20)\d\d$/.test(text);
  return shape.upper && shape.parts === 1 && shape.digits >= 2 && shape.digits + shape.letters >= 8;
};

const typeOf = (announced: IdentifierType | undefined): IdentifierType =>
  announced === "BANK" || announced === "PLATE" ? announced : "ID_NUMBER";

/** Finds numbers with letters in them (passports, case and registration numbers, transaction codes). */
export const findDocuments: Finder = (reading, claims) => {
  findSerials(reading, claims);
  for (const match of reading.plain.matchAll(cluster())) {
    const text = match[0];
    if (!figure().test(text)) continue;
    const start = match.index;
    const shape = shapeOf(text);
    const end = endOfCode(reading, text, start);
    const announced = announcedAs(reading, start, 7);
    const isMixed = shape.digits > 4 && (opening().test(text) || inside().test(text) || shape.parts > 2);
    if (isCode(text, shape) && (isMixed || !isMeasured(reading, start, end)))
      claims.take({ type: typeOf(announced), start, end });
  }
  for (const match of reading.folded.matchAll(township()))
    claims.take({ type: "ID_NUMBER", start: match.index, end: match.index + match[0].length });
  findAnnounced(reading, claims);
};

const endOfCode = ({ plain }: Reading, text: string, start: number): number => {
  const end = start + text.length;
  const more = /\p{Lu}[-/]\d{3}$/u.test(text) ? lastGroup().exec(plain.slice(end, end + 6)) : null;
  return end + (more?.[0].length ?? 0);
};

const short = pattern(
  String.raw`^(?:\p{L}{1,5}[-/]?|\p{Lu}{1,5} )?\d{1,24}(?:[-/.][\p{L}\d]{1,12}| \d{1,12}(?!\p{L})|\p{L}{1,3}(?!\p{L})\d{0,12}){0,8}`,
  "u",
);

/** Forms of authorities that people ask about: everybody's, nobody's. */
const form = /^(?:[IGNW]|AR|DS|EOIR)-?\d{1,3}[A-Z]?$/;

/** Short numbers count when a word announces them: "ration card 4471", "case no. 23/118". */
const findAnnounced = (reading: Reading, claims: Claims): void => {
  const { tokens, closes, bits, plain } = reading;
  for (let i = 0; i < tokens.length; i += 1) {
    const announced = (closes[i] ?? 0) & (marks.id | marks.bank);
    if (!announced) continue;
    let j = i + 1;
    while (j < tokens.length && j <= i + 5 && isLink(reading, j)) j += 1;
    if (isSaying(reading, j)) j += 1;
    const token = tokens[j];
    if (!token || (token.kind === "word" && (bits[j] ?? 0) & (marks.common | marks.places | marks.unit))) continue;
    const found = short().exec(plain.slice(token.start, token.start + 48));
    const text = found?.[0].trimEnd() ?? "";
    const digits = text.replace(/\D/g, "");
    if (
      digits.length < 3 ||
      (year.test(text) && !isNumberWord(reading, j)) ||
      form.test(text) ||
      claims.isFree(token.start, token.start + 1) === false
    )
      continue;
    const end = token.start + text.length;
    if (isMeasured(reading, token.start, end)) continue;
    const start = withSeries(reading, j);
    claims.take({ type: announced & marks.bank ? "BANK" : "ID_NUMBER", start, end });
  }
};

/** Capitals in front of a number are its series: "N 01558203". */
const withSeries = (reading: Reading, at: number): number => {
  const before = reading.tokens[at - 1];
  const token = reading.tokens[at];
  const isSeries =
    before?.kind === "word" &&
    before.end - before.start < 4 &&
    capitals().test(reading.plain.slice(before.start, before.end));
  const isWord =
    ((reading.bits[at - 1] ?? 0) & (marks.id | marks.bank | marks.phone)) !== 0 &&
    (before?.end ?? 0) - (before?.start ?? 0) > 1;
  return isSeries && !isWord && token?.kind === "digits" ? before.start : (token?.start ?? 0);
};

const isLink = (reading: Reading, at: number): boolean =>
  ((reading.bits[at] ?? 0) & (marks.link | marks.id)) !== 0 || /^[#:=."'°(-]$/.test(reading.tokens[at]?.folded ?? "");

const isNumberWord = (reading: Reading, at: number): boolean => ((reading.bits[at - 1] ?? 0) & marks.link) !== 0;

/** "my bracelet says B 00417": a verb may stand in front of capitals with digits. */
const isSaying = ({ tokens }: Reading, at: number): boolean =>
  tokens[at]?.case === "lower" &&
  tokens[at + 1]?.kind === "word" &&
  /^(?:capital|upper)$/.test(tokens[at + 1]?.case ?? "") &&
  (tokens[at + 1]?.folded.length ?? 9) < 4 &&
  tokens[at + 2]?.kind === "digits";
