import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";
import { announcedAs, isMeasured } from "./context.ts";
import { findAnnounced } from "./document-announced.ts";
import { findSerials } from "./document-series.ts";
import type { IdentifierType } from "./identifier.ts";
import type { Reading } from "./reading.ts";

const cluster = pattern(
  String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]{1,64}(?:(?:[-_/#.:]|[-/] ?)[\p{L}\p{M}\p{N}]{1,24}){0,7}(?![\p{L}\p{M}\p{N}])`,
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
/** A letter among figures: "245-19C04417". */
const inside = pattern(String.raw`\d\p{Lu}\d`, "u");
/** A code that goes on with its last three figures, apart: "2024/PT/118 904". */
const unended = pattern(String.raw`\p{Lu}[-/]\d{3}$`, "u");
const lastGroup = pattern(String.raw`^ \d{3}(?![\p{L}\p{M}\p{N}]|[.,]\d)`, "u");

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

/** Where digital money lies: long, in letters of both cases and figures. */
const wallet = /^(?=[A-Za-z]*\d[A-Za-z]*\d)[A-Za-z0-9]{26,64}$/;

/** Three capitals and three figures, as boats and the people on them are numbered: "FRT072". */
const boat = /^[A-Z]{3}\d{3}$/;
/** Money of where people are and come from, and what else is written so: "USD100". ISO 4217. */
const currency =
  /^(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|TRY|UAH|RUB|PLN|RON|HUF|BGN|CZK|SEK|NOK|DKK|ETB|ERN|SDG|SSP|KES|UGX|TZS|RWF|BIF|SOS|DJF|EGP|LYD|TND|DZD|MAD|MRU|XOF|XAF|NGN|GHS|GMD|GNF|SLE|ZAR|ZMW|MWK|MZN|AOA|CDF|SYP|LBP|JOD|IQD|IRR|SAR|AED|KWD|QAR|OMR|BHD|YER|AFN|PKR|INR|BDT|NPR|LKR|MMK|THB|MYR|IDR|PHP|VND|JPY|KRW|CNY|MXN|GTQ|HNL|NIO|CRC|PAB|COP|VES|PEN|CLP|ARS|BOB|BRL|UYU|PYG|DOP|HTG|CUP)/;

const isCode = (text: string, shape: Shape): boolean => {
  if (shape.digits === 0 || shape.letters === 0) return false;
  if ((text.length === 10 && receipt.test(text)) || wallet.test(text)) return true;
  if (measure().test(text) && shape.digits < 7) return false;
  if (shape.digits >= 5) return !longWord().test(text) || shape.digits >= 7;
  if (shape.digits > 2 && shape.parts > 2 && shape.upper && shape.letters > 2) return !/(?:19|20)\d\d$/.test(text);
  if (boat.test(text) && !currency.test(text)) return true;
  if (shape.digits === 4 && shape.upper && shape.letters >= 2) return !/(?:19|20)\d\d$/.test(text);
  return (
    shape.upper &&
    (shape.parts === 1 || /^\p{Lu}_[^_]+$/u.test(text)) &&
    shape.digits >= 2 &&
    shape.digits + shape.letters >= 8
  );
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
    const isMixed =
      (shape.digits > 4 || (shape.upper && shape.letters > 4)) &&
      (opening().test(text) || inside().test(text) || shape.parts > 2);
    if (isCode(text, shape) && (isMixed || !isMeasured(reading, start, end)))
      claims.take({ type: typeOf(announced), start, end });
  }
  for (const match of reading.folded.matchAll(township()))
    claims.take({ type: "ID_NUMBER", start: match.index, end: match.index + match[0].length });
  findAnnounced(reading, claims);
};

const endOfCode = ({ plain }: Reading, text: string, start: number): number => {
  const end = start + text.length;
  const more = unended().test(text) ? lastGroup().exec(plain.slice(end, end + 6)) : null;
  return end + (more?.[0].length ?? 0);
};
