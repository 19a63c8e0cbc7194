import { pattern } from "../pattern.ts";
import type { FoundIdentifier, Identifier, IdentifierType } from "./identifier.ts";

const standing = /\[([A-Z_]{3,9})_(\d{1,6})\]/g;

const between = pattern(String.raw`[^\p{L}\p{N}]+`, "gu");

const keyOf = (value: string): string => value.normalize("NFKC").toLowerCase().replace(between(), " ").trim();

/** One name is short for the other: "Jibril" and "Jibril Warfa" are taken for the same person. */
const isShortFor = (short: string, long: string): boolean => ` ${long} `.includes(` ${short} `);

/**
 * Gives every identifier its placeholder, numbered by type in order of appearance, the same value the same number.
 * Numbers that stand in the text already (somebody may type "[PERSON_1]") are not given again.
 */
export const placeholders = (text: string, identifiers: readonly Identifier[]): readonly FoundIdentifier[] => {
  const highest = new Map<string, number>();
  for (const [, type = "", number = ""] of text.matchAll(standing))
    highest.set(type, Math.max(highest.get(type) ?? 0, Number(number)));
  const given = new Map<IdentifierType, { key: string; placeholder: string }[]>();
  return identifiers.map((identifier) => {
    const value = text.slice(identifier.start, identifier.end);
    const key = keyOf(value);
    const known = given.get(identifier.type) ?? [];
    given.set(identifier.type, known);
    const same = known
      .slice(-64)
      .find(
        (one) =>
          one.key === key ||
          (identifier.type === "PERSON" && key && (isShortFor(key, one.key) || isShortFor(one.key, key))),
      );
    if (same) return { ...identifier, value, placeholder: same.placeholder };
    const number = (highest.get(identifier.type) ?? 0) + 1;
    highest.set(identifier.type, number);
    const placeholder = `[${identifier.type}_${number}]`;
    known.push({ key, placeholder });
    return { ...identifier, value, placeholder };
  });
};
