import type { Letters } from "./letters.ts";

/** What a speaker knows without statistics: letters of this language alone, letters it never has, frequent words. */
export type Hints = Readonly<
  Record<string, { readonly letters?: string; readonly never?: string; readonly words?: string }>
>;

/** Adds to the scores of classes what the letters and words of a text say for or against them. */
export type Hint = (letters: Letters, scores: Float64Array) => void;

type Vote = { readonly class: number; readonly weight: number };

const [letterVote, neverVote, wordVote] = [0.9, -0.7, 0.5];
/** However long the text, hints move a class by no more than this: they correct the model, they do not replace it. */
const most = 4;

/** Of a message of one word the model knows little, so that the word itself counts this many times. */
const fewWords = 4;

const space = 0x20;

/** Prepares the hints for the classes of one model. */
export function hinter(hints: Hints, classes: readonly string[]): Hint {
  const byLetter = new Map<number, Vote[]>();
  const byWord = new Map<number, Vote[]>();
  for (const [language, { letters = "", never = "", words = "" }] of Object.entries(hints)) {
    const index = classes.indexOf(language);
    if (index === -1) continue;
    for (const letter of letters) add(byLetter, letter.charCodeAt(0), { class: index, weight: letterVote });
    for (const letter of never) add(byLetter, letter.charCodeAt(0), { class: index, weight: neverVote });
    for (const word of words.split(" ")) add(byWord, hashOf(word), { class: index, weight: wordVote });
  }
  return ({ codes, length }, scores) => {
    const votes = new Float64Array(scores.length);
    let word = seed;
    let words = 0;
    for (let at = 1; at < length; at++) {
      const code = codes[at] ?? space;
      if (code === space) {
        words += 1;
        cast(votes, byWord.get(word));
        word = seed;
      } else {
        if (code > 0x7f) cast(votes, byLetter.get(code));
        word = Math.imul(word ^ code, prime);
      }
    }
    const stress = fewWords / Math.max(1, Math.min(fewWords, words));
    for (let index = 0; index < votes.length; index++)
      scores[index] = (scores[index] ?? 0) + Math.max(-most, Math.min(most, stress * (votes[index] ?? 0)));
  };
}

function cast(votes: Float64Array, given: readonly Vote[] | undefined): void {
  if (given === undefined) return;
  for (const vote of given) votes[vote.class] = (votes[vote.class] ?? 0) + vote.weight;
}

const seed = 0x2545f491;
const prime = 0x01000193;

function hashOf(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash;
}

function add(votes: Map<number, Vote[]>, key: number, vote: Vote): void {
  votes.set(key, [...(votes.get(key) ?? []), vote]);
}
