import { type Pattern, pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";
import type { IdentifierType } from "./identifier.ts";

const side = "(?: ?[nsewoсюзвш](?![\\p{L}]))?";
const decimal = `(?:[nsew] ?)?[-+]?\\d{1,3}[.,]\\d{3,12} ?°?${side}`;
const minutes = `(?:[nsew] ?)?\\d{1,3} ?(?:°|deg|d| ) ?\\d{1,2}(?:[.,]\\d{1,6})? ?(?:'|min|m| )? ?(?:\\d{1,2}(?:[.,]\\d{1,4})? ?(?:"|''|s|sec)?)? ?[nsewokdgb](?![\\p{L}])`;
/** The same with the side in front: `N 35°12'44"`. */
const sided = `[nsewo] ?\\d{1,3} ?° ?\\d{1,2}(?:[.,]\\d{1,6})? ?'? ?(?:\\d{1,2}(?:[.,]\\d{1,4})? ?(?:"|'')?)?`;
/** With the side in front two figures of a degree are enough: "N43.10 E28.44". */
const short = "[nsew] ?\\d{1,3}[.,]\\d{2,12} ?°?";
/** The same behind: "34.21 N 24.06 E". */
const shortBehind = "\\d{1,3}[.,]\\d{2,12} ?°? ?[nsew](?![\\p{L}])";
/** So many figures are a position's, whatever word names the side: "9.8821 উত্তর 95.4410 পূর্ব", "37.0662 K 37.3833 D". */
const worded = "\\d{1,3}[.,]\\d{4,12} ?°? ?[\\p{L}\\p{M}]{1,10}";
const apart = "(?: ?[,;/|] ?| {1,3}|\\n)(?:(?:and|et|y|و|и|і|lon|lng|long|longitude|longitud|e) ?[:=]? ?)?";
/** What a text must have for a shape to be looked for, since most have none; a shape is made when it is. */
type Shape = { readonly needs: RegExp; readonly shape: Pattern };

const shapes: readonly Shape[] = [
  {
    needs: /\d[.,]\d{3}/,
    shape: pattern(`(?<![\\p{L}\\p{N}.,])${decimal}${apart}${decimal}(?![\\p{N}])`, "gu"),
  },
  {
    needs: /[nsew] ?\d{1,3}[.,]\d{2}/,
    shape: pattern(`(?<![\\p{L}\\p{N}])${short}${apart}${short}(?![\\p{N}])`, "gu"),
  },
  {
    needs: /\d[.,]\d{2,12} ?°? ?[nsew]/,
    shape: pattern(`(?<![\\p{L}\\p{N}.,])${shortBehind}${apart}${shortBehind}`, "gu"),
  },
  {
    needs: /\d[.,]\d{4}/,
    shape: pattern(`(?<![\\p{L}\\p{N}.,])${worded}[ ,]{1,2}${worded}(?![\\p{L}\\p{N}])`, "gu"),
  },
  {
    needs: /\d ?(?:°|deg|d| ) ?\d/,
    shape: pattern(`(?<![\\p{L}\\p{N}])${minutes}${apart}${minutes}`, "gu"),
  },
  {
    needs: /[nsewo] ?\d{1,3} ?°/,
    shape: pattern(`(?<![\\p{L}\\p{N}])${sided}${apart}${sided}`, "gu"),
  },
  {
    needs: /lat|lon|lng|широт|довг|долг/,
    shape: pattern(
      String.raw`(?<![\p{L}\p{N}])(?:lat|lon|lng|latitude|longitude|latitud|longitud|широта|довгота|долгота)[ :=]{1,3}[-+]?\d{1,3}[.,]\d{2,12}`,
      "gu",
    ),
  },
  {
    needs: /\+[2-9cfghjmpqrvwx]/,
    shape: pattern(
      String.raw`(?<![\p{L}\p{N}])[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?![\p{L}\p{N}])`,
      "gu",
    ),
  },
  { needs: /\/\/\//, shape: pattern(String.raw`\/\/\/ ?\p{L}{2,20}[.][\p{L}]{2,20}[.]\p{L}{2,20}`, "gu") },
  {
    needs: /what3words|w3w/,
    shape: pattern(
      String.raw`(?<=(?:what3words|w3w)[ :=-]{1,4}(?:is |es |est )?)\p{L}{2,20}\.\p{L}{2,20}\.\p{L}{2,20}`,
      "gu",
    ),
  },
  {
    needs: /\d{4} ?\d{4}/,
    shape: pattern(String.raw`(?<![\p{L}\p{N}])\d{1,2}[c-hj-np-x] ?[a-hj-np-z]{2} ?\d{4,5} ?\d{4,5}(?!\d)`, "gu"),
  },
];

const type: IdentifierType = "GPS";

/** Finds coordinates (decimal, degrees and minutes, grid), plus codes and what3words. */
export const findPositions: Finder = ({ folded }, claims) => {
  for (const { needs, shape } of shapes)
    if (needs.test(folded))
      for (const match of folded.matchAll(shape()))
        claims.take({ type, start: match.index, end: match.index + match[0].trimEnd().length });
};
