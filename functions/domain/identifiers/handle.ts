import { pattern } from "../pattern.ts";
import type { Claims, Finder } from "./claim.ts";
import { marks } from "./mark.ts";
import type { Reading } from "./reading.ts";

const tagged = pattern(String.raw`@ ?[\p{L}\p{N}_][\p{L}\p{N}_.]{1,40}`, "gu");
/** Words joined by a low line are an account's name wherever they stand. */
const lined = pattern(
  String.raw`(?<![\p{L}\p{N}@/._:-])[a-z][a-z\d]{1,24}(?:[._]{1,2}[a-z\d]{1,24}){0,6}(?![\p{L}\p{N}@/._-])`,
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
  for (let i = 0; i < reading.tokens.length; i += 1)
    if ((reading.closes[i] ?? 0) & marks.platform || isInflected(reading.tokens[i]?.folded ?? ""))
      findNick(reading, claims, i);
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
