import type { Claims } from "./claim.ts";
import { marks } from "./lexicon.ts";
import type { Reading } from "./reading.ts";

const listed = marks.given | marks.family | marks.ambiguous;

/** How a message uses capitals: without any, for everything, or as books do. */
const isShouted = (reading: Reading): boolean => {
  let upper = 0;
  let all = 0;
  for (const token of reading.tokens) {
    if (token.case === "none" || token.end - token.start < 2) continue;
    all += 1;
    if (token.case === "upper") upper += 1;
  }
  return all > 3 && upper > all * 0.5;
};

const isTitled = (reading: Reading): boolean => {
  let capital = 0;
  let all = 0;
  for (let i = 1; i < reading.tokens.length; i += 1) {
    const token = reading.tokens[i];
    if (!token || token.case === "none") continue;
    all += 1;
    if (token.case === "capital") capital += 1;
  }
  return all > 5 && capital > all * 0.6;
};

const opensSentence = (reading: Reading, at: number): boolean => {
  for (let i = at - 1; i >= 0; i -= 1) {
    const token = reading.tokens[i];
    if (token?.kind === "word" || token?.kind === "digits" || token?.kind === "placeholder") return false;
    if (/^[.!?\n:"…•*]$/.test(token?.folded ?? "") || (token?.folded.length ?? 0) > 1) return true;
  }
  return true;
};

const baseOf = (reading: Reading, at: number, casesTell: boolean): number => {
  const token = reading.tokens[at];
  const bits = reading.bits[at] ?? 0;
  if (token?.kind !== "word" || token.end - token.start < 2) return -3;
  const capital = casesTell && token.case === "capital" && !opensSentence(reading, at);
  const isCommon = (bits & marks.common) !== 0;
  let score = 0;
  if (bits & marks.ambiguous || (isCommon && bits & listed)) score = 0.6;
  else if (bits & marks.given) score = 3.2;
  else if (bits & marks.family) score = 2.2;
  else if (isCommon) score = -3;
  else if (bits & marks.elsewhere) score = -1;
  if (bits & marks.places) score -= bits & marks.given ? 1 : 5;
  if (capital) score += bits & listed ? 1.6 : 1.2;
  if (casesTell && token.case === "upper" && !(bits & listed)) score -= 2;
  if (at > 0 && (reading.closes[at - 1] ?? 0) & marks.placeBefore) score -= bits & marks.given ? 0.8 : 2;
  return score;
};

const bridges = /^[:,"'*\-=(]$/;

/** The token that a trigger announces: signs, links, titles and kinship words in between are passed over. */
const announcedBy = (reading: Reading, trigger: number): number => {
  let i = trigger + 1;
  while (i <= trigger + 5 && i < reading.tokens.length) {
    const token = reading.tokens[i];
    const bits = reading.bits[i] ?? 0;
    const passes = bridges.test(token?.folded ?? "") || (bits & (marks.link | marks.title) && !(bits & listed));
    if (!passes) break;
    i += 1;
  }
  return reading.tokens[i]?.kind === "word" ? i : -1;
};

const bonus = { before: 5, title: 3.4, maybe: 2, closing: 4, after: 4 } as const;

const announce = (reading: Reading, scores: Float32Array, trigger: number): void => {
  const closes = reading.closes[trigger] ?? 0;
  const strength =
    closes & marks.before ? bonus.before : closes & marks.title ? bonus.title : closes & marks.maybe ? bonus.maybe : 0;
  if (!strength) return;
  const first = announcedBy(reading, trigger);
  if (first < 0) return;
  scores[first] = (scores[first] ?? 0) + strength;
  let last = first;
  for (let i = first + 1; i <= first + 2; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind !== "word" || (scores[last] ?? 0) < 3) break;
    if (token.case === "lower" && reading.tokens[first]?.case === "capital" && !((reading.bits[i] ?? 0) & listed))
      break;
    if (strength >= bonus.title)
      scores[i] = (scores[i] ?? 0) + (reading.bits[i] ? 2.4 : strength >= bonus.before ? 3 : 1.5);
    last = i;
  }
};

const signs = (reading: Reading, scores: Float32Array, closing: number): void => {
  const words: number[] = [];
  for (let i = closing + 1; i < reading.tokens.length; i += 1) {
    const token = reading.tokens[i];
    if (token?.kind === "word") words.push(i);
    if (words.length > 4 || token?.kind === "digits" || /^[.?]$/.test(token?.folded ?? "")) break;
  }
  if (words.length > 4) return;
  for (const at of words) scores[at] = (scores[at] ?? 0) + bonus.closing;
};

const answer = (reading: Reading, scores: Float32Array, after: number): void => {
  for (let i = after - 1, seen = 0; i >= 0 && seen < 2; i -= 1) {
    const token = reading.tokens[i];
    if (token?.folded === "'" || token?.folded === '"') continue;
    if (token?.kind !== "word") return;
    const bits = reading.bits[i] ?? 0;
    if (seen === 0) scores[i] = (scores[i] ?? 0) + bonus.after;
    else if (bits & listed) scores[i] = (scores[i] ?? 0) + 2;
    seen += 1;
  }
};

/** One to three words on their own at the end of a message are often who wrote it. */
const signatures = (reading: Reading, scores: Float32Array): void => {
  const words: number[] = [];
  let i = reading.tokens.length - 1;
  for (; i >= 0 && words.length < 4; i -= 1) {
    const token = reading.tokens[i];
    if (token?.kind === "word") words.push(i);
    else if (token?.kind === "line" || (/^[.!,?-]$/.test(token?.folded ?? "") && words.length > 0)) break;
    else if (token?.kind === "digits") return;
  }
  if (words.length > 3 || i < 2) return;
  for (const at of words) {
    const token = reading.tokens[at];
    const bits = reading.bits[at] ?? 0;
    if (bits & marks.common && !(bits & listed)) return;
    if (token?.case === "capital" || bits & listed) scores[at] = (scores[at] ?? 0) + 2;
  }
};

const lean = (reading: Reading, scores: Float32Array): void => {
  for (let i = 0; i < scores.length; i += 1) {
    if ((scores[i] ?? 0) < 3) continue;
    for (const at of [i - 1, i + 1]) {
      const bits = reading.bits[at] ?? 0;
      const score = scores[at] ?? -9;
      if (score >= 3 || score < 0 || reading.tokens[at]?.kind !== "word") continue;
      const capital = reading.tokens[at]?.case === "capital";
      if (bits & listed || (capital && reading.tokens[i]?.case === "capital" && at > i)) scores[at] = score + 2.4;
    }
  }
};

/** Scores every token: from 3 on it is taken for (a part of) a person's name. */
export const scoreNames = (reading: Reading, claims: Claims): Float32Array => {
  const casesTell = !isShouted(reading) && !isTitled(reading);
  const scores = new Float32Array(reading.tokens.length);
  for (let i = 0; i < scores.length; i += 1) scores[i] = baseOf(reading, i, casesTell);
  for (let i = 0; i < scores.length; i += 1) announce(reading, scores, i);
  for (let i = 0; i < scores.length; i += 1) {
    if ((reading.closes[i] ?? 0) & marks.closing) signs(reading, scores, i);
    if ((reading.opens[i] ?? 0) & marks.after) answer(reading, scores, i);
  }
  signatures(reading, scores);
  lean(reading, scores);
  for (let i = 0; i < scores.length; i += 1) {
    const token = reading.tokens[i];
    if (token && !claims.isFree(token.start, token.end)) scores[i] = -9;
  }
  return scores;
};
