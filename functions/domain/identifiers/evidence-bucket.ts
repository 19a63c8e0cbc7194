import { languages } from "../language/language.ts";
import { hashOfNumbers } from "./word-hash.ts";

/** So many buckets are for evidence that is found by words and letters, or by several signs at once. */
export const bucketCount = 2 ** 17;

/** The bucket of what one kind of evidence found; kinds meet in one by chance only. */
export const bucketOf = (kind: number, one: number, two = 0, three = 0): number =>
  hashOfNumbers(kind, one, two, three) & (bucketCount - 1);

const tongues: readonly string[] = languages;
/** The number of a language; -1 of none that we know. */
export const numberOf = (language: string): number => tongues.indexOf(language);
