/** Letters that people write for one another, by script: Arabic keyboards, Turkish and Kurdish letters, Ethiopic homophones. */
const sameAs: Readonly<Record<string, string>> = {
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ۍ: "ي",
  ێ: "ي",
  ے: "ي",
  ک: "ك",
  ڪ: "ك",
  گ: "گ",
  ة: "ه",
  ۃ: "ه",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
  ڕ: "ر",
  ڵ: "ل",
  ۆ: "و",
  ں: "ن",
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ɓ: "b",
  ɗ: "d",
  ƙ: "k",
  ƴ: "y",
  ŋ: "n",
  ß: "s",
  æ: "a",
  œ: "o",
  ґ: "г",
};

const ethiopicTwins: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
];

const foldEthiopic = (code: number): number => {
  let folded = code;
  for (const [from, to] of ethiopicTwins) if (code >= from && code < from + 7) folded = to + code - from;
  return folded === 0x1203 || folded === 0x12a3 ? folded - 3 : folded;
};

const compute = (char: string): string => {
  const lower = char.toLowerCase().charAt(0);
  const code = lower.charCodeAt(0);
  if (code >= 0x1200 && code < 0x1380) return String.fromCharCode(foldEthiopic(code));
  const base = code >= 0xc0 && code < 0x700 ? lower.normalize("NFD").charAt(0) : lower;
  return sameAs[base] ?? base;
};

const known = new Map<string, string>();

/** One letter without case, accent and spelling habit; one UTF-16 unit in, one out, so that offsets stay. */
export const foldLetter = (char: string): string => {
  const before = known.get(char);
  if (before !== undefined) return before;
  const folded = compute(char);
  known.set(char, folded);
  return folded;
};
