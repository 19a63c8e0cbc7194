import type { Finder } from "./claim.ts";
import type { IdentifierType } from "./identifier.ts";

const side = "(?: ?[nsewoсюзвш](?![\\p{L}]))?";
const decimal = `(?:[nsew] ?)?[-+]?\\d{1,3}[.,]\\d{3,12} ?°?${side}`;
const minutes = `(?:[nsew] ?)?\\d{1,3} ?(?:°|deg|d| ) ?\\d{1,2}(?:[.,]\\d{1,6})? ?(?:'|min|m| )? ?(?:\\d{1,2}(?:[.,]\\d{1,4})? ?(?:"|''|s|sec)?)? ?[nsewo](?![\\p{L}])`;
const apart = "(?: ?[,;/|] ?| {1,3}|\\n)(?:(?:and|et|y|و|и|і|lon|lng|long|longitude|longitud|e) ?[:=]? ?)?";
const shapes: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}.,])${decimal}${apart}${decimal}(?![\\p{N}])`, "gu"),
  new RegExp(`(?<![\\p{L}\\p{N}])${minutes}${apart}${minutes}`, "gu"),
  /(?<![\p{L}\p{N}])(?:lat|lon|lng|latitude|longitude|latitud|longitud|широта|довгота|долгота)[ :=]{1,3}[-+]?\d{1,3}[.,]\d{2,12}/gu,
  /(?<![\p{L}\p{N}])[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}(?![\p{L}\p{N}])/gu,
  /\/\/\/ ?\p{L}{2,20}[.][\p{L}]{2,20}[.]\p{L}{2,20}/gu,
  /(?<=(?:what3words|w3w)[ :=-]{1,4}(?:is |es |est )?)\p{L}{2,20}\.\p{L}{2,20}\.\p{L}{2,20}/gu,
  /(?<![\p{L}\p{N}])\d{1,2}[c-hj-np-x] ?[a-hj-np-z]{2} ?\d{4,5} ?\d{4,5}(?!\d)/gu,
];

const type: IdentifierType = "GPS";

/** Finds coordinates (decimal, degrees and minutes, grid), plus codes and what3words. */
export const findPositions: Finder = ({ folded }, claims) => {
  for (const shape of shapes)
    for (const match of folded.matchAll(shape))
      claims.take({ type, start: match.index, end: match.index + match[0].trimEnd().length });
};
