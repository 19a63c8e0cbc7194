/** What a word or phrase of a lexicon can be; the keys are those of `knowledge/LANG.json`. */
export const marks = {
  /** A name follows, whatever it looks like: "my name is". */
  before: 1 << 0,
  /** A name may follow: "my brother", "I am". */
  maybe: 1 << 1,
  title: 1 << 2,
  /** A name stands before it: "hanım", "naam hai". */
  after: 1 << 3,
  /** A signature follows: "regards". */
  closing: 1 << 4,
  given: 1 << 5,
  family: 1 << 6,
  /** A name that is a word of the language, too. */
  ambiguous: 1 << 7,
  common: 1 << 8,
  places: 1 << 9,
  placeBefore: 1 << 10,
  phone: 1 << 11,
  id: 1 << 12,
  bank: 1 << 13,
  birth: 1 << 14,
  vehicle: 1 << 15,
  room: 1 << 16,
  street: 1 << 17,
  unit: 1 << 18,
  ordinal: 1 << 19,
  colour: 1 << 20,
  dwelling: 1 << 21,
  beside: 1 << 22,
  landmark: 1 << 23,
  platform: 1 << 24,
  number: 1 << 25,
  /** A word between a trigger and what it announces: "is", "no.", "de". */
  link: 1 << 26,
  /** A name may stand behind it, as many other words may: "with", "thanks", "I am". */
  hint: 1 << 28,
  /** The word "name" itself: a name follows, or talk of names. */
  label: 1 << 29,
  /** Ordinary texts use the word. */
  seen: 1 << 30,
  /** Part of a place's name of several words, whatever its parts are elsewhere: "Bani Walid". */
  compound: 1 << 31,
  /** Common in a language other than the message's. */
  elsewhere: 1 << 27,
} as const;
export type Mark = keyof typeof marks;

/** What announces a number, a date of birth or a place to live. */
export const numbered = marks.phone | marks.id | marks.bank | marks.birth | marks.vehicle | marks.room;

/** Marks that stand on a second page, since the first is full: in a set of senses, the page's language is so much higher. */
export const secondPage = 64;
export const moreMarks = {
  /** A name may stand before it: "told me", "'s mother". */
  tells: 1 << 0,
  /** A month by its name. */
  month: 1 << 1,
  /** A letter by its name, as blocks have them: "سي", "সি". */
  letter: 1 << 2,
  /** A house with numbered rooms: "hotel". */
  hotel: 1 << 3,
  /** A number in the message's own language; given to every entry of `number`. */
  counted: 1 << 4,
  /** What announces an address: "my address is". */
  address: 1 << 5,
  /** A floor, a door, a gate: no address by itself. */
  floor: 1 << 6,
  /** A particle of Burmese behind a noun or a name: "က", "ရဲ့". */
  behind: 1 << 7,
  /** What ends a clause in Burmese, and so stands behind a verb: "တယ်", "ဘူး". */
  clause: 1 << 8,
  /** A syllable that Burmese writes foreign names with, and few words. */
  foreign: 1 << 10,
  /** A row or queue: never an address by itself, also with a number. */
  row: 1 << 9,
  /** A part of addresses, which makes none by itself: "colonia", "quai". */
  part: 1 << 11,
  /** Big or new: may stand in the description of a home and tells it from no other. */
  size: 1 << 12,
  /** Somebody's age: a day of some years ago beside it is a birthday. */
  age: 1 << 13,
  /** Stands in dates: "mwezi wa", "числа". */
  calendar: 1 << 14,
} as const;
export type MoreMark = keyof typeof moreMarks;
