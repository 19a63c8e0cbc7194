/**
 * What a letter sounds like, in seventeen classes wide enough that one name meets itself in another script: `b` is b
 * and p, `t` is t and d, `h` is every h and kh. `a`: a vowel; `w` and `y` are vowels inside a word; `-`: no sound.
 * Made by the project for the names of the channel's languages; not a standard of transliteration.
 */
const letters: Readonly<Record<string, string>> = {
  ...classes("a", "aeiouاعءаеиоуыэіঅআইঈউঊঋএঐওঔািীুূৃেৈোৌ"),
  ...classes("b", "bpبپбпপবভ"),
  ...classes("t", "tdتدثضطٹڈټډтдটঠডঢতথদধৎ"),
  ...classes("g", "gjغگجгґগঘজঝয"),
  ...classes("h", "hxهحخхহখ"),
  ...classes("k", "ckqقكкক"),
  ...classes("l", "lلлল"),
  ...classes("m", "mمмম"),
  ...classes("n", "nنڼнণনঙঞং"),
  ...classes("r", "rرڑړрর"),
  ...classes("s", "sسشصښچڅсцчшщশষসচছ"),
  ...classes("f", "fvفڤвфফ"),
  ...classes("z", "zزژذظځږжз"),
  ...classes("w", "wوؤۋ"),
  ...classes("y", "yيئйяюєї"),
  ...classes("-", "ьъ়্'"),
};

/** The rows of the Ethiopic syllables from U+1200, eight signs each, by the class of their consonant. */
const ethiopic = "hlhmsrsskkkkbftshhnnakkhhwazzyttggggtsbssfb";

/** Several letters for one sound. */
const together: readonly (readonly [RegExp, string])[] = [
  [/^ou(?=[aeiy])/, "w"],
  [/tch|sch|sh|ch|ts/g, "s"],
  [/dzh|dj|gh/g, "g"],
  [/дж/g, "г"],
  [/kh/g, "h"],
  [/ph/g, "f"],
  [/[td]h/g, "t"],
  [/zh/g, "z"],
  [/ck/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/য়/g, "y"],
];

/** The classes of a folded word, one sign a letter; what has no class is left out. */
export const soundsOf = (word: string): string => {
  const whole = together.reduce((text, [from, to]) => text.replace(from, to), word);
  return Array.from(whole, soundOf).join("");
};

const soundOf = (letter: string): string => {
  const code = letter.charCodeAt(0);
  if (code < 0x1200 || code >= 0x1358) return letters[letter] ?? "-";
  // The sixth of each row is the consonant alone; the others hold a vowel as well.
  return `${ethiopic[(code - 0x1200) >> 3] ?? ""}${(code & 7) === 5 ? "" : "a"}`;
};

function classes(sound: string, all: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(all, (letter) => [letter, sound]));
}
