import { pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";

/** Length of an IBAN by country (SWIFT IBAN registry), and of those that banks write alike outside it (the last line). */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 " +
    "AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 HN28 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2).toLowerCase(), Number(entry.slice(2))]),
);

const opening = pattern(String.raw`(?<![\p{L}\p{N}])(?:[A-Z]{2} ?|[a-zA-Z]{2})\d{2}(?=[ -]?[a-zA-Z0-9])`, "gu");

/** Where an account number of this length ends; spaces and hyphens between its characters do not count. */
const endOf = (text: string, start: number, length: number): number => {
  let seen = 0;
  let i = start;
  while (i < text.length && seen < length) {
    const char = text.charAt(i);
    if (/[a-z0-9]/.test(char)) seen += 1;
    else if (!/[ .-]/.test(char) || /[ .-]{2}/.test(text.slice(i - 1, i + 1))) break;
    i += 1;
  }
  return seen === length && !/[a-z0-9]/.test(text.charAt(i)) ? i : -1;
};

const card = pattern(
  String.raw`(?<![\p{N}+])\d(?:[ -]?\d){12,23}(?:(?![ -]?\p{N}|\/\d\d)|(?= (?:0[1-9]|1[0-2])[/-]\d\d))`,
  "gu",
);

/** Accounts written like an IBAN with too few or too many figures: "CI93 CI04 2012 3456 7890 12". */
const loose = pattern(String.raw`(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: [A-Z]{0,2}\d{2,4}){3,8}(?![\p{L}\p{N}])`, "gu");

/** A number as receipts show it: "4149 49** **** 1122", "xxxx-1122". */
const hidden = pattern(
  String.raw`(?<![A-Za-z\p{N}*•])(?:(?:\d{2,4}[ -]?){1,3}(?:(?:[*•]{2,6}|x{3,6})[ -]?){1,4}|(?:(?:[*•]{2,6}|x{3,6})-?){1,4})\d{3,4}(?!\p{N})`,
  "gu",
);

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
};

/** Finds IBANs by country and length, typing errors included (no checksum asked), and card numbers (Luhn). */
export const findBankAccounts: Finder = ({ folded, plain }, claims) => {
  for (const match of plain.matchAll(opening())) {
    const length = ibanLengths[match[0].slice(0, 2).toLowerCase()];
    if (!length) continue;
    for (const near of [length, length - 1, length + 1]) {
      const end = endOf(folded, match.index, near);
      const digits = folded.slice(match.index, Math.max(match.index, end)).replace(/\D/g, "").length;
      if (end > 0 && digits > 9) claims.take({ type: "BANK", start: match.index, end });
    }
  }
  for (const match of plain.matchAll(loose()))
    claims.take({ type: "BANK", start: match.index, end: match.index + match[0].length });
  for (const match of folded.matchAll(card())) {
    const digits = match[0].replace(/\D/g, "");
    const groups = /^\d{4}([ -]\d{4}){2,4}([ -]\d{1,4})?$/.test(match[0]);
    if (groups || (digits.length > 14 && passesLuhn(digits)))
      claimCard(folded, claims, match.index, match.index + match[0].length);
  }
  for (const match of folded.matchAll(hidden()))
    claims.take({ type: "BANK", start: match.index, end: match.index + match[0].length });
};

/** What opens an account with a card stands behind its number: until when it is valid, and the three digits of its back. */
const besides = [/(?<!\d)(?:0[1-9]|1[0-2])[/-](?:20)?\d{2}(?!\d)/, /(?:cvv|cvc|csc|cvn)2?\W{0,4}(\d{3,4})(?!\d)/];
const besideCard = 40;

const claimCard = (folded: string, claims: Claims, start: number, end: number): void => {
  claims.take({ type: "BANK", start, end });
  const rest = folded.slice(end, end + besideCard);
  for (const beside of besides) {
    const found = beside.exec(rest);
    if (!found) continue;
    const last = end + found.index + found[0].length;
    claims.take({ type: "BANK", start: last - (found[1] ?? found[0]).length, end: last });
  }
};
