/** The ways in which a piece of text may lie on a disk; each gives the bytes to look for. */
export const encodings: Readonly<Record<string, (text: string) => readonly Buffer[]>> = {
  "utf-8": (text) => [utf8(text)],
  nfc: (text) => [utf8(text.normalize("NFC"))],
  nfd: (text) => [utf8(text.normalize("NFD"))],
  "lower case": (text) => [utf8(text.toLowerCase())],
  "utf-16le": (text) => [Buffer.from(text, "utf16le")],
  "utf-16be": (text) => [Buffer.from(text, "utf16le").swap16()],
  "json escapes": (text) => [utf8(escaped(text)), utf8(escaped(text).toUpperCase().replaceAll("\\U", "\\u"))],
  "percent escapes": (text) => [
    utf8(encodeURIComponent(text)),
    utf8(new URLSearchParams({ a: text }).toString().slice(2)),
  ],
  hex: (text) => [utf8(utf8(text).toString("hex")), utf8(utf8(text).toString("hex").toUpperCase())],
  "base64, first alignment": (text) => base64(text, 0),
  "base64, second alignment": (text) => base64(text, 1),
  "base64, third alignment": (text) => base64(text, 2),
  "bare digits": (text) => bareDigits(text),
};

const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");

/** What JSON writers make of every character beyond ASCII. */
const escaped = (text: string): string =>
  [...text.split("")]
    .map((unit) => (unit < "\u0080" ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .join("");

/** The part of the base64 text that is the same whatever stands before and after, in both alphabets. */
const base64 = (text: string, offset: number): readonly Buffer[] => {
  const bytes = Buffer.concat([Buffer.alloc(offset), utf8(text)]);
  const whole = bytes.toString("base64").replaceAll("=", "");
  const certain = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return [utf8(certain), utf8(certain.replaceAll("+", "-").replaceAll("/", "_"))];
};

/** A number as digits alone, with and without what a country or trunk prefix puts before it. */
const bareDigits = (text: string): readonly Buffer[] => {
  const plain = [...text].map(digitOf).join("");
  if (plain.length < 7) return [];
  const national = plain.replace(/^0+/, "");
  return [plain, national].flatMap((number) => [utf8(number), utf8(`+${number}`)]);
};

const digitOf = (character: string): string => {
  if (!/^\p{Nd}$/u.test(character)) return "";
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > 0 && code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};
