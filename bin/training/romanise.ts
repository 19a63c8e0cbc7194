/**
 * Latin spellings as people type them without their own keyboard, from tables of our own; only for scripts that write
 * their vowels (Arabic script does not: its romanised lines are written by hand).
 */
export function romanise(text: string, language: string): string {
  const own = language === "uk" ? ukrainian : table;
  return [...text.toLowerCase()].map((letter) => own.get(letter) ?? table.get(letter) ?? letter).join("");
}

/** The languages that `romanise` knows, by file. */
export const romanisable = ["ru", "uk", "am", "ti", "bn"] as const;

const cyrillic =
  "а a б b в v г g ґ g д d е e є ye ё yo ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sch ъ _ ы y ь _ э e ю yu я ya";
const bengali =
  "অ o আ a ই i ঈ i উ u ঊ u ঋ ri এ e ঐ oi ও o ঔ ou ক k খ kh গ g ঘ gh ঙ ng চ ch ছ ch জ j ঝ jh ঞ n ট t ঠ th ড d ঢ dh ণ n ত t থ th দ d ধ dh ন n প p ফ f ব b ভ bh ম m য j র r ল l শ sh ষ sh স s হ h ড় r ঢ় rh য় y ৎ t ং ng ঃ _ ঁ _ া a ি i ী i ু u ূ u ৃ ri ে e ৈ oi ো o ৌ ou ্ _";
/** Rows of the Ethiopic block, eight signs each, in the order of the code points from U+1200. */
const ethiopic = "h l h m s r s sh q q q q b v t ch h h n gn a k k h h w a z zh y d d j g g g t ch p ts ts f p".split(
  " ",
);
const ethiopicVowels = ["e", "u", "i", "a", "e", "", "o", "wa"];

const table = new Map<string, string>();
/** What Ukrainian reads otherwise than Russian. */
const ukrainian = new Map([
  ["г", "h"],
  ["и", "y"],
]);
for (const pairs of [cyrillic, bengali]) {
  const words = pairs.split(" ");
  for (let at = 0; at + 1 < words.length; at += 2) table.set(words[at] ?? "", (words[at + 1] ?? "").replace("_", ""));
}
for (const [row, consonant] of ethiopic.entries())
  for (const [column, vowel] of ethiopicVowels.entries()) {
    table.set(String.fromCharCode(0x1200 + 8 * row + column), consonant === "a" ? vowel || "i" : consonant + vowel);
  }
