import type { Reading } from "./reading.ts";

/** `used`: the message has capitals and small letters; `tell`: a capital within a sentence means something. */
export type Capitals = { readonly used: boolean; readonly tell: boolean };

/** How a message uses capitals: not at all, for everything, for every word, or as books do. */
export const capitalsOf = (reading: Reading): Capitals => {
  let all = 0;
  let upper = 0;
  let inside = 0;
  let capital = 0;
  for (let i = 0; i < reading.tokens.length; i += 1) {
    const token = reading.tokens[i];
    if (!token || token.case === "none" || token.end - token.start < 2) continue;
    all += 1;
    if (token.case === "upper") upper += 1;
    if (reading.tokens[i - 1]?.kind !== "word") continue;
    inside += 1;
    if (token.case === "capital") capital += 1;
  }
  const isShouted = all > 3 && upper > all * 0.5;
  const isTitled = inside > 4 && capital > inside * 0.6;
  return { used: upper < all && all > 0 && startsCapital(reading), tell: !isShouted && !isTitled };
};

const startsCapital = (reading: Reading): boolean =>
  reading.tokens.find((token) => token.case !== "none")?.case === "capital";

/** Whether a token begins a sentence, a line, a quotation or what follows a colon: its capital says nothing. */
export const opensSentence = (reading: Reading, at: number): boolean => {
  for (let i = at - 1; i >= 0; i -= 1) {
    const token = reading.tokens[i];
    if (!token || token.kind === "word" || token.kind === "digits" || token.kind === "placeholder") return false;
    if (/^[.!?\n:"…•*]$/.test(token.folded) || token.folded.length > 1) return true;
  }
  return true;
};
