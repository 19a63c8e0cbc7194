import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean } from "../../functions/domain/media/clean.ts";
import { samplePhoto } from "../../local/phone/samples.ts";
import { bareGif, barePhoto, bareWebp, gif, photo, pngChunk, secret, webp } from "./pictures.ts";

const plain = Buffer.from(samplePhoto());
const afterHeader = 33;
const png = Buffer.concat([
  plain.subarray(0, afterHeader),
  ...["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "pHYs", "prVt"].map((type) => pngChunk(type, secret)),
  plain.subarray(afterHeader),
  Buffer.from(secret),
]);
const pictures = [
  ["image/jpeg", photo, barePhoto],
  ["image/png", png, plain],
  ["image/webp", webp, bareWebp],
  ["image/gif", gif, bareGif],
] as const;

describe("a picture", () => {
  test.each(pictures)("keeps what is picture and nothing else: %s", (type, given, bare) => {
    expect(given.includes(secret)).toBe(true);
    const { bytes, cleaned, contentType } = clean(given, "application/octet-stream");
    expect([cleaned, contentType]).toEqual([true, type]);
    expect(Buffer.from(bytes).equals(bare)).toBe(true);
  });

  test.each(pictures)("that is clean already stays as it is: %s", (_, __, bare) => {
    expect(Buffer.from(clean(bare, "").bytes).equals(bare)).toBe(true);
  });

  test.each(pictures)(
    "that is cut off anywhere is kept whole or clean, and never said to be clean when it is not: %s",
    (_, given) => {
      for (let length = 0; length < given.length; length++) {
        const cut = given.subarray(0, length);
        const { bytes, cleaned } = clean(cut, "image/jpeg");
        if (cleaned) expect(Buffer.from(bytes).includes(secret)).toBe(false);
        else expect(Buffer.from(bytes).equals(cut)).toBe(true);
      }
    },
  );

  test("of damaged bytes breaks nothing", () => {
    const damaged = fc
      .constantFrom(...pictures)
      .chain(([, given]) =>
        fc
          .array(fc.tuple(fc.nat(given.length - 1), fc.nat(255)), { maxLength: 20 })
          .map((changes) => changes.reduce((bytes, [at, byte]) => bytes.fill(byte, at, at + 1), Buffer.from(given))),
      );
    fc.assert(
      fc.property(damaged, (bytes) => {
        const once = clean(bytes, "image/jpeg");
        if (once.cleaned) expect(Buffer.from(clean(once.bytes, "").bytes).equals(once.bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test("sound, films and documents are kept as they are, and said to be so", () => {
  const voice = Buffer.from(`OggS\0\x02OpusTags${secret}`);
  expect(clean(voice, "audio/ogg")).toEqual({ bytes: voice, cleaned: false, contentType: "audio/ogg" });
});
