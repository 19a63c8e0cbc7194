import { pick, type Random } from "./random.ts";

/** How many words a window of a training line has; `Infinity` is the whole line. People write short. */
const windowSizes: readonly [number, ...number[]] = [1, 2, 3, 4, 5, 6, 8, 12, 20, Infinity];

/** A piece of a line as somebody might type it: some of its words, perhaps without marks, capitals or punctuation. */
export function variant(random: Random, line: string): string {
  const words = line.split(/\s+/u);
  const size = pick(random, windowSizes);
  const from = words.length <= size ? 0 : Math.floor(random() * (words.length - size + 1));
  const piece = words.slice(from, from + size).join(" ");
  return changes.reduce((text, [share, change]) => (random() < share ? change(text) : text), piece);
}

type Change = readonly [share: number, change: (text: string) => string];

const changes: readonly Change[] = [
  [0.25, withoutMarks],
  [0.15, withArabicKeyboard],
  [0.15, (text) => text.replaceAll("\u200c", "")],
  [0.1, (text) => text.replaceAll("\u200c", " ")],
  [0.1, (text) => text.replaceAll(/['’ʼ]/g, "")],
];

/** Letters without their accents, as on a telephone in a hurry; Arabic hamza and madda go too. */
function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f\u0653-\u0655]/g, "")
    .replaceAll("ı", "i")
    .replaceAll("ɓ", "b")
    .replaceAll("ɗ", "d")
    .replaceAll("ƙ", "k")
    .replaceAll("ƴ", "y")
    .normalize("NFC");
}

/** Persian, Urdu, Pashto and Kurdish typed on an Arabic keyboard. */
function withArabicKeyboard(text: string): string {
  return text.replaceAll("ی", "ي").replaceAll("ک", "ك").replaceAll("ہ", "ه");
}

/** Somebody leaning on a keyboard, or a child playing with a telephone: no language. */
export function gibberish(random: Random): string {
  const rows = pick(random, [
    "asdfghjkl",
    "qwertyuiop",
    "zxcvbnm",
    "bcdfghjklmnpqrstvwxyz",
    "abcdefghijklmnopqrstuvwxyz",
  ]);
  const word = () =>
    Array.from({ length: 2 + Math.floor(random() * 9) }, () => rows[Math.floor(random() * rows.length)]);
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => word().join("")).join(" ");
}
