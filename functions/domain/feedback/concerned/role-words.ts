import type { Language } from "../../language/language.ts";
import { keyOf, wordsOf } from "./name-key.ts";
import am from "./role-words/am.json" with { type: "json" };
import ar from "./role-words/ar.json" with { type: "json" };
import bn from "./role-words/bn.json" with { type: "json" };
import ckb from "./role-words/ckb.json" with { type: "json" };
import en from "./role-words/en.json" with { type: "json" };
import es from "./role-words/es.json" with { type: "json" };
import fa from "./role-words/fa.json" with { type: "json" };
import fr from "./role-words/fr.json" with { type: "json" };
import ha from "./role-words/ha.json" with { type: "json" };
import ht from "./role-words/ht.json" with { type: "json" };
import kmr from "./role-words/kmr.json" with { type: "json" };
import my from "./role-words/my.json" with { type: "json" };
import om from "./role-words/om.json" with { type: "json" };
import prs from "./role-words/prs.json" with { type: "json" };
import ps from "./role-words/ps.json" with { type: "json" };
import pt from "./role-words/pt.json" with { type: "json" };
import ru from "./role-words/ru.json" with { type: "json" };
import so from "./role-words/so.json" with { type: "json" };
import sw from "./role-words/sw.json" with { type: "json" };
import ti from "./role-words/ti.json" with { type: "json" };
import tr from "./role-words/tr.json" with { type: "json" };
import uk from "./role-words/uk.json" with { type: "json" };
import ur from "./role-words/ur.json" with { type: "json" };
import wo from "./role-words/wo.json" with { type: "json" };

/** What people do with us, and where: by such words those are meant whose name nobody knows. */
export const roleNames = [
  "volunteer",
  "staff",
  "guard",
  "driver",
  "interpreter",
  "doctor",
  "nurse",
  "cook",
  "cleaner",
  "teacher",
  "manager",
  "caseworker",
  "block",
  "tent",
  "gate",
  "office",
  "kitchen",
  "clinic",
  "night",
] as const;
export type RoleName = (typeof roleNames)[number];

type RoleWords = { readonly source: string; readonly words: Readonly<Record<RoleName, readonly string[]>> };

/** The words of every language, one file each. */
export const roleWords = {
  ...{ am, ar, bn, ckb, en, es, fa, fr, ha, ht, kmr, my, om, prs, ps, pt, ru, so, sw, ti, tr, uk, ur, wo },
} as const satisfies Readonly<Record<Language, RoleWords>>;

/** Where people are, not what they do: these words alone say nothing of a person. */
const places: readonly RoleName[] = ["block", "tent", "gate", "office", "kitchen", "clinic", "night"];
export const isWork = (role: RoleName): boolean => !places.includes(role);

/** Too short to be looked for inside a longer word. */
const leastInside = (word: string): number => (word.charCodeAt(0) >= 0x1000 ? 3 : 4);

let ready: { readonly whole: ReadonlyMap<string, RoleName>; readonly inside: readonly (readonly [string, RoleName])[] };

/** What a word of a message says of somebody's work or place, in whatever language and with whatever ending. */
export const roleOf = (folded: string): RoleName | undefined => {
  ready ??= read();
  return ready.whole.get(folded) ?? ready.inside.find(([word]) => folded.includes(word))?.[1];
};

const read = (): typeof ready => {
  const all = Object.values<RoleWords>(roleWords).flatMap(({ words }) =>
    roleNames.flatMap((role) => words[role].map((word) => [longestOf(word), role] as const)),
  );
  return { whole: new Map(all), inside: all.filter(([word]) => word.length >= leastInside(word)) };
};

/** Of several words the longest says it: "mai gadi" is said by "gadi". */
const longestOf = (phrase: string): string =>
  wordsOf(phrase)
    .map((word) => keyOf(word).folded)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), "");
