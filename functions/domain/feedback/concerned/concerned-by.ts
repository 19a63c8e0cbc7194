import type { KnownPerson, KnownWord } from "./known-people.ts";
import { keyOf, type NameKey, wordsOf, wordsWritten } from "./name-key.ts";
import { isWork, type RoleName, roleOf } from "./role-words.ts";

/**
 * A word of a message; `named`: it stands where the stripper found the name of a person; `odd`: written or so long that
 * it is hardly an ordinary word.
 */
type SaidWord = NameKey & { readonly named: boolean; readonly odd: boolean; readonly role: RoleName | undefined };
const longWord = 7;

/** Words of a phrase may stand as far apart: "the volunteer who works at block C". */
const apart = 10;

/**
 * The ids of those whom a message may be about: named in full, by a nickname, by what they do and where; by a part of
 * their name where the stripper found a name, where it is written like one, or where somebody's work is spoken of. In memory; of what was said
 * nothing is given back. Rather one too many: a person left out of a record that is not about them costs little.
 */
export const concernedBy = (
  text: string,
  names: readonly string[],
  people: readonly KnownPerson[],
): readonly string[] => {
  if (people.length === 0) return [];
  const named = new Set(names.flatMap(wordsOf));
  const said = wordsIn(text, named);
  // A word that is said again and again is looked at once.
  const each = [...new Set(said)];
  const speaksOfWork = each.some(({ role }) => role !== undefined && isWork(role));
  const heard = each.filter((word) => word.named || word.odd || speaksOfWork);
  return people
    .filter(
      ({ phrases, parts }) =>
        phrases.some((phrase) => isThere(phrase, each) && isSaid(phrase, said)) ||
        parts.some((part) => heard.some((word) => isSame(part, word))),
    )
    .map(({ id }) => id);
};

/** The words of a text; the same word is the same object. */
const wordsIn = (text: string, named: ReadonlySet<string>): readonly SaidWord[] => {
  const known = new Map<string, SaidWord>();
  const read = (word: string, isCapital: boolean): SaidWord => {
    const key = keyOf(word);
    return { ...key, named: named.has(word), odd: isCapital || word.length >= longWord, role: roleOf(key.folded) };
  };
  return wordsWritten(text).map(({ word, isCapital }) => {
    const id = `${isCapital} ${word}`;
    const found = known.get(id) ?? read(word, isCapital);
    known.set(id, found);
    return found;
  });
};

/** Whether the words of a phrase are said at all, wherever. */
const isThere = (phrase: readonly KnownWord[], each: readonly SaidWord[]): boolean =>
  phrase.every((known) => each.some((word) => isSame(known, word)));

/** Every word of the phrase, near the first of them. */
const isSaid = (phrase: readonly KnownWord[], said: readonly SaidWord[]): boolean =>
  said.some(
    (word, at) =>
      phrase[0] !== undefined &&
      isSame(phrase[0], word) &&
      phrase.slice(1).every((other) => near(said, at).some((found) => isSame(other, found))),
  );

const near = (said: readonly SaidWord[], at: number): readonly SaidWord[] =>
  said.slice(Math.max(0, at - apart), at + apart + 1);

/** By sound where it is a name, or in another script; within a script ordinary words sound like too many names. */
const isSame = (known: KnownWord, said: SaidWord): boolean => {
  if (known.role !== undefined && known.role === said.role) return true;
  if (known.folded === said.folded) return true;
  if (known.loose.length >= 3 && known.loose === said.loose) return true;
  if (isBurmese(known) && isBurmese(said)) return known.folded.length >= 3 && said.folded.includes(known.folded);
  const least = said.named ? 2 : 3;
  if (!said.named && known.script === said.script) return false;
  return known.sounds.some((sound) => sound.length >= least && said.sounds.includes(sound));
};

/** Written without spaces: what is found as one word may be a sentence. */
const isBurmese = ({ folded }: NameKey): boolean => /^[\u1000-\u109f]/.test(folded);
