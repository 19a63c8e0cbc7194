import { type IdentifierType, identifierTypes } from "../../functions/domain/identifiers/identifier.ts";
import type { Mark } from "./corpus.ts";
import type { StrippedPair } from "./pair.ts";
import { type Ratio, ratio, recordOf } from "./ratio.ts";

type Leaks = {
  readonly gold: number;
  readonly leaked: number;
  readonly recall: Ratio;
  readonly leakedPer1000Messages: Ratio;
};

/** How many identifiers stayed in the stripped texts, and what was masked that is none. */
export type IdentifierFigures = {
  readonly byLabel: Readonly<Record<IdentifierType, Leaks>>;
  readonly structured: Leaks;
  readonly names: Leaks;
  readonly namesByLanguage: Readonly<Record<string, Leaks>>;
  readonly all: Leaks;
  readonly overRedaction: {
    /** Letters and digits masked outside the marks of identifiers, as a share of all such letters and digits. */
    readonly charactersMasked: Ratio;
    readonly messagesWithoutIdentifiers: number;
    readonly messagesWithoutIdentifiersTouched: Ratio;
    readonly places: number;
    readonly placesLost: Ratio;
  };
};

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;

/** Where the machine masked, one byte a UTF-16 unit. */
export function maskOf({ gold, found }: StrippedPair): Uint8Array {
  const mask = new Uint8Array(gold.text.length);
  for (const { start, end } of found.identifiers) mask.fill(1, start, end);
  return mask;
}

/** An identifier leaks when any letter or digit of it is left. */
export function leaks(text: string, mask: Uint8Array, { start, end }: Mark): boolean {
  let at = start;
  for (const character of text.slice(start, end)) {
    if (mask[at] === 0 && letterOrDigit.test(character)) return true;
    at += character.length;
  }
  return false;
}

export function measureIdentifiers(pairs: readonly StrippedPair[]): IdentifierFigures {
  const spots = pairs.flatMap((pair) => {
    const mask = maskOf(pair);
    return pair.gold.marks.map((mark) => {
      return { label: mark.label, lang: pair.gold.lang ?? "?", leaked: leaks(pair.gold.text, mask, mark) };
    });
  });
  const sum = (wanted: readonly (typeof spots)[number][], messages = pairs.length): Leaks => {
    const leaked = wanted.filter((spot) => spot.leaked).length;
    const gold = wanted.length;
    return { gold, leaked, recall: ratio(gold - leaked, gold), leakedPer1000Messages: ratio(1000 * leaked, messages) };
  };
  const names = spots.filter(({ label }) => label === "PERSON");
  const structured = spots.filter(({ label }) => label !== "PERSON" && label !== "PLACE");
  const places = spots.filter(({ label }) => label === "PLACE").length;
  const sumOfLanguage = (lang: string) =>
    sum(
      names.filter((name) => name.lang === lang),
      pairs.filter(({ gold }) => (gold.lang ?? "?") === lang).length,
    );
  return {
    byLabel: recordOf(identifierTypes, (type) => sum(spots.filter(({ label }) => label === type))),
    structured: sum(structured),
    names: sum(names),
    namesByLanguage: recordOf([...new Set(names.map(({ lang }) => lang))], sumOfLanguage),
    all: sum([...structured, ...names]),
    overRedaction: {
      charactersMasked: charactersMasked(pairs),
      ...messagesTouched(pairs),
      places,
      placesLost: ratio(places - placesKept(pairs), places),
    },
  };
}

/** A place is lost when any of it is masked. */
function placesKept(pairs: readonly StrippedPair[]): number {
  return pairs.flatMap((pair) => {
    const mask = maskOf(pair);
    return pair.gold.marks.filter(
      ({ label, start, end }) => label === "PLACE" && !mask.subarray(start, end).includes(1),
    );
  }).length;
}

function charactersMasked(pairs: readonly StrippedPair[]): Ratio {
  let outside = 0;
  let masked = 0;
  for (const pair of pairs) {
    const mask = maskOf(pair);
    const gold = new Uint8Array(mask.length);
    for (const { label, start, end } of pair.gold.marks) if (label !== "PLACE") gold.fill(1, start, end);
    for (let at = 0; at < mask.length; at++) {
      if (gold[at] === 1 || !letterOrDigit.test(String.fromCodePoint(pair.gold.text.codePointAt(at) ?? 0))) continue;
      outside += 1;
      masked += mask[at] ?? 0;
    }
  }
  return ratio(masked, outside);
}

function messagesTouched(pairs: readonly StrippedPair[]) {
  const without = pairs.filter(({ gold }) => gold.marks.every(({ label }) => label === "PLACE"));
  const touched = without.filter(({ found }) => found.identifiers.length > 0).length;
  return {
    messagesWithoutIdentifiers: without.length,
    messagesWithoutIdentifiersTouched: ratio(touched, without.length),
  };
}
