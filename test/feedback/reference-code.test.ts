import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReferenceCode, referenceCode } from "../../functions/domain/feedback/reference-code.ts";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const codes = bytes.map(referenceCode).filter((code) => code !== undefined);

describe("a reference code", () => {
  test("is HB, seven random characters and a check character, without vowels and look-alikes", () =>
    fc.assert(fc.property(codes, (code) => /^HB[23456789BCDFGHJKLMNPQRSTVWXYZ]{8}$/.test(code))));

  test("is understood with hyphens, spaces and small letters", () =>
    fc.assert(
      fc.property(codes, (code) => {
        const typed = `${code.slice(0, 2)}-${code.slice(2, 6)} ${code.slice(6)}`.toLowerCase();
        expect(readReferenceCode(typed)).toBe(code);
      }),
    ));

  test("with one wrong letter is none", () =>
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom(..."23456789BCDFGHJKLMNPQRSTVWXYZ"),
        (code, at, letter) => {
          fc.pre(code[at] !== letter);
          expect(readReferenceCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
        },
      ),
    ));

  test("with two neighbours swapped is none", () =>
    fc.assert(
      fc.property(codes, fc.integer({ min: 2, max: 8 }), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readReferenceCode(swapped)).toBeUndefined();
      }),
    ));

  test("is never read out of any other text", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const read = readReferenceCode(text);
        expect(read === undefined || text.toUpperCase().includes("HB")).toBe(true);
      }),
    ));

  test("draws again when the bytes hold too few letters", () => {
    expect(referenceCode(new Uint8Array(16).fill(255))).toBeUndefined();
  });
});
