import { marks, numbered } from "./mark.ts";

/** Score from which a word is taken for a name. */
export const enough = 3;

/** The score of what something surer than a name has claimed. */
export const claimed = -9;

/** How a list of names names a word. */
export const listed = marks.given | marks.family | marks.ambiguous;
/** Names that are no words. */
export const surely = marks.given | marks.family;
/** Words that mean something to a finder, and so are no names by themselves. */
export const triggers =
  marks.before |
  marks.maybe |
  marks.title |
  marks.label |
  numbered |
  marks.street |
  marks.unit |
  marks.platform |
  marks.hint |
  marks.closing;

/** Enough for a name, whatever else speaks against it. */
export const certain = 9.5;
/** Votes are not asked: a name that a list has, a capital that tells or a word that no text uses, where nothing but names stands. */
export const settled = 20;

/** Of several reasons for a name the strongest counts. */
export const raise = (bonuses: Float32Array, at: number, bonus: number): void => {
  bonuses[at] = Math.max(bonuses[at] ?? 0, bonus);
};
