import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";

const local = pattern(String.raw`[\p{L}\p{N}._%+-]`, "u");
const domain = pattern(String.raw`^ ?[\p{L}\p{N}-]{1,63}(?: ?\. ?[\p{L}\p{N}-]{2,24}){1,4}`, "u");
const tight = pattern(String.raw`^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,24}){1,4}`, "u");
/** With spaces around the sign only what ends like a mail host is one: "hola @name.de.alguien" is an account. */
const wellKnown = /(?:gmail|hotmail|yahoo|outlook|mail|icloud|live|ukr|proton)[^@]*$|\. ?(?:com|net|org)$/u;
const providers = pattern(
  String.raw`(?:^|[\s@([])((?:gmail|googlemail|hotmail|yahoo|ymail|outlook|live|icloud|proton(?:mail)?|mail|ukr|yandex|bk|inbox|gmx|aol|msn|laposte|orange|wanadoo|rambler|abv|seznam|interia|onet) ?(?:\.|,|\(?dot\)?|punto|point|ponto|ponto|nokta|точка|крапка|نقطة|دات|ڈاٹ) ?(?:com|net|org|ru|ua|fr|es|de|uk|it|pl|tr|br|mx|co|me|ht)(?: ?\. ?[a-z]{2})?)(?![\p{L}\p{N}])`,
  "gu",
);
const at =
  /(?: ?(?:@|\(at\)|\[at\]|\(a\)|\bat|\barroba|\barobase|\barrobase|\barobas|собака|равлик|آت|ات|ایٹ|\bet|\bkuyruklu a) ?)$/u;

const startOf = (text: string, from: number): number => {
  let start = from;
  while (start > 0 && from - start < 64 && local().test(text.charAt(start - 1))) start -= 1;
  return start;
};

/** Finds e-mail addresses, also with spaces around the sign, and spoken ones ("name at gmail dot com"). */
export const findEmails: Finder = ({ folded }, claims) => {
  for (let sign = folded.indexOf("@"); sign >= 0; sign = folded.indexOf("@", sign + 1)) {
    const after = folded.slice(sign + 1, sign + 200);
    const spaced = folded.charAt(sign - 1) === " ";
    const start = startOf(folded, spaced ? sign - 1 : sign);
    const loose = spaced || after.startsWith(" ");
    const host = (loose ? domain() : tight()).exec(after);
    if (loose && !wellKnown.test(host?.[0] ?? "")) continue;
    if (host && start < (spaced ? sign - 1 : sign))
      claims.take({ type: "EMAIL", start, end: sign + 1 + host[0].length });
  }
  for (const match of folded.matchAll(providers())) {
    const host = match[1] ?? "";
    const hostStart = match.index + match[0].length - host.length;
    const window = folded.slice(Math.max(0, hostStart - 24), hostStart);
    const sign = at.exec(window);
    const nameEnd = hostStart - (sign?.[0].length ?? 0);
    const start = withSpokenDots(folded, startOf(folded, nameEnd));
    if (sign && start < nameEnd) claims.take({ type: "EMAIL", start, end: hostStart + host.length });
  }
};

const spokenDot =
  / (?:dot|punto|point|ponto|nokta|точка|крапка|نقطة|نقطه|ڈاٹ|دات|underscore|tiret|guion bajo|alt tire|tire) $/u;

/** "ali dot can at gmail dot com": dots in front of the sign may be told in words, too. */
const withSpokenDots = (text: string, from: number): number => {
  let start = from;
  for (let i = 0; i < 3; i += 1) {
    const dot = spokenDot.exec(text.slice(Math.max(0, start - 16), start));
    if (!dot) return start;
    start = startOf(text, start - dot[0].length);
  }
  return start;
};
