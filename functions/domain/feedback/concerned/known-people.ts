import { type Role, roles } from "../roles.ts";
import { keyOf, type NameKey, wordsOf } from "./name-key.ts";
import { type RoleName, roleOf } from "./role-words.ts";

/** How somebody who works with us is called: the name, then nicknames, spellings and what they do where. */
export type CalledPerson = { readonly id: string; readonly names: readonly string[] };

/** A word by which somebody is known; one that says what they do stands for that in every language. */
export type KnownWord = NameKey & { readonly role: RoleName | undefined };
/** Somebody as they are looked for: whole phrases, and the parts of their name that are said alone. */
export type KnownPerson = {
  readonly id: string;
  readonly phrases: readonly (readonly KnownWord[])[];
  readonly parts: readonly KnownWord[];
};

/** Small words of names, and the names of our own roles, are nobody's name. */
const small =
  "al el ul ur de del la las los da do dos das le les du van von der bin ben ibn bint ould mint abu abou abo um umm oum ابو ام بن ابن بنت mr mrs ms dr".split(
    " ",
  );
const ofRoles = roles.flatMap((role: Role) => role.split("_"));
const unsaid: ReadonlySet<string> = new Set([...small, ...ofRoles]);

/** Makes people ready to be looked for. What somebody does is looked for in every language, a name as it is. */
export const knownPeople = (people: readonly CalledPerson[]): readonly KnownPerson[] =>
  people.map(({ id, names: [name = "", ...others] }) => {
    const called = wordsOf(name).map((word): KnownWord => ({ ...keyOf(word), role: undefined }));
    const phrases = [called, ...others.map(phraseOf)].filter((words) => words.length > 0);
    return { id, phrases, parts: called.filter(isSaidAlone) };
  });

const phraseOf = (phrase: string): readonly KnownWord[] =>
  wordsOf(phrase).map((word) => {
    const key = keyOf(word);
    return { ...key, role: roleOf(key.folded) };
  });

const isSaidAlone = ({ folded }: KnownWord): boolean => folded.length >= 2 && !unsaid.has(folded);
