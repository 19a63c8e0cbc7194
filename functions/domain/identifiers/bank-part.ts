import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";

/** Check digits, branches and banks as forms name them: "CCP 0021478836 clé 54", "agência 3412 conta 55218-7". */
const part = pattern(
  String.raw`(?<![\p{L}\p{M}])(?:cl[eé]f?|key|(?:check )?digits?|d[ií]gito(?: verificador)?|dv|rib|iban|sort(?: code)?|sc|branch(?: code)?|routing|agence|guichet|code (?:banque|guichet|agence)|ag[eê]ncia|aj[ae]ns|agens[iy]a|ag|sucursal|suc|oficina|[sş]ube(?: kodu)?|бик|мфо|swift|bic|till|ال?مفتاح)(?: (?:no|nr|num|number|numero|número|kodu))?[.:#]{0,2} ?([\d-]{1,9}|(?<=(?:swift|bic)[.:]? ?)[a-z]{6}[a-z\d]{2,5})(?![\p{L}\p{N}-])`,
  "gu",
);
/** Check digits right behind an account are one number with it. */
const check = /^(?:cl|key|check|d[ií]g|dv)/;
/** An account and its parts stand beside each other. */
const reach = 30;

/** Finds what belongs to a bank account that was found: its check digits, its branch, its bank. */
export const findBankParts: Finder = ({ folded }, claims) => {
  const accounts = claims.list.filter(({ type }) => type === "BANK");
  if (accounts.length === 0) return;
  const near = new Uint8Array(folded.length);
  for (const { start, end } of accounts) near.fill(1, Math.max(0, start - reach), end + reach);
  const ends = new Set(accounts.map(({ end }) => end));
  for (const match of folded.matchAll(part())) {
    const end = match.index + match[0].length;
    const isBehind = check.test(match[0]) && ends.has(match.index - 1);
    const start = isBehind ? match.index : end - (match[1] ?? "").length;
    if (near[start]) claims.take({ type: "BANK", start, end });
  }
};
