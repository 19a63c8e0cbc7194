import { pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";
import type { Token } from "./token.ts";

const tagged = pattern(String.raw`@ ?[\p{L}\p{N}_][\p{L}\p{N}_.]{1,40}`, "gu");
/** Words joined by a low line are an account's name wherever they stand. */
const lined = pattern(
  String.raw`(?<![\p{L}\p{N}@/._:-])[a-z][a-z\d]{0,24}(?:[._]{1,2}[a-z\d]{1,24}){0,6}(?![\p{L}\p{N}@/_-]|\.[\p{L}\p{N}])`,
  "gu",
);
/** Words joined by full stops are one in a message that names a platform. */
const dotted = pattern(
  String.raw`(?<![\p{L}\p{N}@/._:-])[a-z][a-z\d]{1,24}(?:\.[a-z\d]{1,24}){1,5}(?![\p{L}\p{N}@/_-]|\.[\p{L}\p{N}])`,
  "gu",
);
/** Names of platforms with an ending on them: "facebookê", "instagramım". */
const platform = /^(?:facebook|instagram|telegram|tiktok|messenger|snapchat|инстаграм|телеграм|фейсбук|тикток)/;
const inflected = pattern(String.raw`${platform.source}\p{L}{1,5}$`, "u");
const nick = pattern(String.raw`^@?(?=[\p{L}\d._-]*\p{L})[\p{L}\d][\p{L}\d._-]{2,40}`, "u");

const isInflected = (word: string): boolean => platform.test(word) && inflected().test(word);

/** Finds account names: "@name" anywhere, and what looks like one after the name of a platform. */
export const findHandles: Finder = (reading, claims) => {
  for (const match of reading.folded.includes("@") ? reading.folded.matchAll(tagged()) : []) {
    const text = match[0].replace(/\.+$/, "");
    if (!text.startsWith("@ ") || /[\d_]/.test(text))
      claims.take({ type: "HANDLE", start: match.index, end: match.index + text.length });
  }
  if (reading.folded.includes("_"))
    for (const match of reading.folded.matchAll(lined()))
      if (/[a-z]_+[a-z\d]/.test(match[0]))
        claims.take({ type: "HANDLE", start: match.index, end: match.index + match[0].length });
  findAmongOthers(reading, claims);
  for (let i = 0; i < reading.tokens.length; i += 1) {
    if (!((reading.closes[i] ?? 0) & marks.platform) && !isInflected(reading.tokens[i]?.folded ?? "")) continue;
    findDotted(reading, claims, reading.tokens[i]);
    findPage(reading, claims, i);
    findNick(reading, claims, i);
  }
};

const otherLetter = /[^\P{L}a-z]/u;
const file = /\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|mp[34]|txt|zip|apk|exe)$/;
/** How far from a word in Latin letters those of another script may stand. */
const near = 3;

/** Words in Latin letters that full stops join, in a text of another script, are an account's name or a file: "ناوی sara.ahmad ە", "TT mya.aung". */
const findAmongOthers = ({ folded }: Reading, claims: Claims): void => {
  if (!/[a-z]\.[a-z]/.test(folded) || !otherLetter.test(folded)) return;
  for (const { 0: text, index } of folded.matchAll(dotted())) {
    const end = index + text.length;
    const before = folded.slice(Math.max(0, index - 2 * near), index).replace(/(?<![a-z])[a-z]{2}[ :]{1,2}$/, "");
    const sides = before.slice(-near) + folded.slice(end, end + near);
    if (text.length < shortest || file.test(text) || !otherLetter.test(sides) || /[a-z]/.test(sides)) continue;
    claims.take({ type: "HANDLE", start: index, end });
  }
};

const shortest = 8;

/** How far from its platform an account's name is looked for, in UTF-16 units. */
const nearPlatform = 48;

const findDotted = ({ folded }: Reading, claims: Claims, platform: Token | undefined): void => {
  const from = Math.max(0, (platform?.start ?? 0) - nearPlatform);
  for (const match of folded.slice(from, from + 3 * nearPlatform).matchAll(dotted()))
    if (from + match.index > 0 || match.index === 0)
      claims.take({ type: "HANDLE", start: from + match.index, end: from + match.index + match[0].length });
};

/** Words in Latin letters in a text of another script, as pages call themselves: "ፌስቡክ Example Visa Helper 24". */
const findPage = ({ tokens, bits }: Reading, claims: Claims, platform: number): void => {
  if (tokens[platform]?.case !== "none") return;
  let first = platform + 1;
  while (first < platform + 4 && tokens[first]?.kind === "word" && tokens[first]?.case === "none") first += 1;
  let last = first - 1;
  for (let i = first; i < first + 6; i += 1) {
    const token = tokens[i];
    const isPart = /^(?:capital|upper)$/.test(token?.case ?? "") || (i > first && token?.kind === "digits");
    if (!token || token.kind === "sign" || !isPart || token.folded.length > 24) break;
    if ((bits[i] ?? 0) & marks.compound) return;
    last = i;
  }
  if (last > first) claims.take({ type: "HANDLE", start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 });
};

const findNick = (reading: Reading, claims: Claims, platform: number): void => {
  const { tokens, folded } = reading;
  for (let j = platform + 1; j < tokens.length && j <= platform + 7; j += 1) {
    const token = tokens[j];
    if (!token || /^[.!?\n]$/.test(token.folded) || !claims.isFree(token.start, token.end)) return;
    const found =
      token.glued && tokens[j - 1]?.kind === "word"
        ? undefined
        : nick().exec(folded.slice(token.start, token.start + 48));
    const text = found?.[0].replace(/[._-]+$/, "") ?? "";
    const isNick = /[\d._]/.test(text) || isAloneInLatin(reading, platform, j);
    if (text.length < 4 || !isNick || !/^[a-z]/.test(text)) continue;
    claims.take({ type: "HANDLE", start: token.start, end: token.start + text.length });
    return;
  }
};

/** A word in small Latin letters that nobody knows, right behind the platform: after a colon, or in a text of another script. */
const isAloneInLatin = (reading: Reading, platform: number, at: number): boolean => {
  const token = reading.tokens[at];
  if (token?.case !== "lower" || token.end - token.start < 6 || reading.bits[at]) return false;
  const isOtherScript = (reading.tokens[platform - 1] ?? reading.tokens[platform])?.case === "none";
  const isTold = reading.tokens[platform + 1]?.folded === ":" && at === platform + 2;
  return isTold || (isOtherScript && at < platform + 3);
};
