const behind = /^(?:[ .()/-]{0,2}\d){1,24}/;
const inFront = /(?:\d[ .()/-]{0,2}){1,24}$/;
const longest = 48;

const digitsOf = (text: string | undefined): number => (text ?? "").replace(/\D/g, "").length;

const pairs = /(?:\d{2}[ .-]){3}\d{2}/;
const pairsLength = 11;

/** Whether an offset stands in four pairs of digits, which are a phone and no date. */
export const isInPairs = (text: string, at: number): boolean =>
  pairs.test(text.slice(Math.max(0, at - pairsLength), at + pairsLength));

/** How many digits the number has that goes on over an offset, with nothing but signs of numbers between them. */
export const digitsAround = (text: string, at: number): number =>
  digitsOf(inFront.exec(text.slice(Math.max(0, at - longest), at))?.[0]) +
  digitsOf(behind.exec(text.slice(at, at + longest))?.[0]);
