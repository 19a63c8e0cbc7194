import { describe, expect, it } from "vitest";
import { messagesOfNames } from "../../bin/training/messages.ts";
import { pick, type Random, randomOf } from "../../bin/training/random.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";
import { detector } from "../../functions/domain/language/detect.ts";

const knowledge = readKnowledge();
const strip = stripper(knowledge);
const detect = detector(knowledge);

/** How phones are written, with an x for a digit. */
const formats = [
  "0xxx xx xx xx",
  "+xxx xx xxx xxxx",
  "0xx xxx xx xx",
  "0x xx xx xx xx",
  "xx xx xx xx",
  "xxx xxx xxx",
  "0xxxxxxxxxx",
  "+xx xxx xxx xx xx",
  "00xxx xx xxx xxxx",
  "0xxx-xxx-xxxx",
  "(xxx) xxx-xxxx",
  "0xx/xxxxxxx",
  "xxxx-xxxx",
  "+xxxxxxxxxxx",
  "0xxx xxx xxx",
  "xx xxx xx xx",
  "0xxx xxxxxx",
  "0xx.xxx.xxxx",
  "+xxx-xx-xxxxxxx",
  "0xx xxx xxx",
  "0xxxx xxxxxx",
] as const;

const phone = (random: Random): string => pick(random, formats).replace(/x/g, () => String(Math.floor(random() * 10)));

const messages = messagesOfNames().filter(({ marks }) => marks.some(({ label }) => label === "PHONE"));

/** A message with other numbers in place of its phones, and where they stand. */
const withOthers = ({ text, marks }: (typeof messages)[number], random: Random) => {
  const at: { readonly start: number; readonly end: number }[] = [];
  let changed = "";
  let from = 0;
  for (const { label, start, end } of marks) {
    if (label !== "PHONE") continue;
    changed += text.slice(from, start);
    const other = phone(random);
    at.push({ start: changed.length, end: changed.length + other.length });
    changed += other;
    from = end;
  }
  return { text: changed + text.slice(from), at };
};

const isLeft = (text: string, { start, end }: { start: number; end: number }): boolean => {
  const { identifiers } = strip(text, { language: detect(text).language });
  for (let i = start; i < end; i += 1)
    if (/\d/.test(text.charAt(i)) && !identifiers.some((one) => i >= one.start && i < one.end)) return true;
  return false;
};

describe("phones in any format, where messages have one", () => {
  it.each([1, 2])("are taken whole, drawn with the seed %i", (seed) => {
    const random = randomOf(seed);
    let [phones, left] = [0, 0];
    for (const message of messages) {
      const { text, at } = withOthers(message, random);
      phones += at.length;
      left += at.filter((one) => isLeft(text, one)).length;
    }
    expect(phones).toBeGreaterThan(1_400);
    expect(left).toBeLessThanOrEqual(2);
  });
});
