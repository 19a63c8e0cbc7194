import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Annotated } from "../../bin/evaluation/corpus.ts";
import { packFingerprints } from "../../bin/training/fingerprint.ts";
import { annotatedMessages, messagesOfNames } from "../../bin/training/messages.ts";
import { randomOf } from "../../bin/training/random.ts";
import { fitVotes } from "../../bin/training/vote-fit.ts";
import { putAway, type Row } from "../../bin/training/vote-rows.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { kindsOfEvidence } from "../../functions/domain/identifiers/name-evidence.ts";
import { readVotes, unitCount, writeVotes } from "../../functions/domain/identifiers/name-vote-file.ts";
import { sumOf } from "../../functions/domain/identifiers/name-votes.ts";
import { stripper } from "../../functions/domain/identifiers/strip.ts";

const knowledge = readKnowledge();
const room = new URL("../../functions/domain/identifiers/", import.meta.url);
const messages = annotatedMessages();

describe("votes on names", () => {
  it("are read as they were written", () => {
    const some = (length: number, least: number) => Int8Array.from({ length }, (_, at) => least + (at % 200));
    const floats = (from: number) => Float32Array.from({ length: unitCount }, (_, at) => from + at / 4);
    const units = { step: 0.5, biases: floats(-1), worths: floats(2), weights: some(kindsOfEvidence * unitCount, -90) };
    const votes = { step: 0.25, bias: -1.5, weights: some(kindsOfEvidence, -127), units };
    expect(readVotes(writeVotes(votes))).toEqual(votes);
  });

  it("have a weight for every kind of evidence", () => {
    expect(readVotes(knowledge.get("identifiers/votes.weights"))?.weights).toHaveLength(kindsOfEvidence);
  });

  it("are none where the file is not as long as they need", () => {
    expect(readVotes(knowledge.get("identifiers/votes.weights")?.subarray(1))).toBeUndefined();
  });

  it("are the rules alone where nothing was learnt, and more where it was", () => {
    const text = "the paper is with Tsehaynesh since monday";
    const unlearnt = new Map([...knowledge].filter(([key]) => !/votes|met|usage/.test(key)));
    const introduced = "my name is Tsehaynesh";
    expect(stripper(unlearnt)(introduced, { language: "en" }).text).toBe("my name is [PERSON_1]");
    expect(stripper(knowledge)(text, { language: "en" }).text).toBe("the paper is with [PERSON_1] since monday");
  });

  it.each([
    { language: "fr", text: "la dame de la cuisine s'appelle Zoubeïdatou", name: "Zoubeïdatou" },
    { language: "es", text: "dígale a Yusneidys que su turno es el jueves", name: "Yusneidys" },
    { language: "sw", text: "nilimwachia Nyiransabimana funguo za stoo", name: "Nyiransabimana" },
    { language: "tr", text: "kart Gülbeyaz'da kaldı, yarın getirecek", name: "Gülbeyaz" },
  ] as const)("find a name that nothing announces: $language", ({ language, text, name }) => {
    expect(stripper(knowledge)(text, { language }).text).toBe(text.replace(name, "[PERSON_1]"));
  });

  it.each([
    { language: "en", text: "the paper is with the office since monday" },
    { language: "es", text: "dígale a la doctora que mi turno es el jueves de julio" },
    { language: "sw", text: "nilimwachia mlinzi funguo za stoo" },
  ] as const)("leave a word in the same place alone: $language", ({ language, text }) => {
    expect(stripper(knowledge)(text, { language }).text).toBe(text);
  });
});

const row = (kinds: readonly number[], isName: boolean): Row => ({
  message: 0,
  kinds: Uint32Array.from(kinds),
  name: isName ? { label: "PERSON", start: 0, end: 1 } : undefined,
  place: undefined,
  isTraffic: false,
  isByRule: false,
  byRules: 0,
});

describe("the messages that votes are learnt from", () => {
  it("are refused as a test", () => {
    const prints = packFingerprints(messagesOfNames().map(({ text }) => text));
    expect(Buffer.from(prints).equals(readFileSync(new URL("training/messages.hashes", room)))).toBe(true);
  });

  it("are read a second time with what is found put away, and every mark on its name", () => {
    fc.assert(
      fc.property(fc.constantFrom(...messages), (message: Annotated) => {
        const kept = message.marks.map(({ start, end }) => message.text.slice(start, end));
        for (const { text, marks } of putAway([message]))
          for (const { start, end } of marks) expect(kept).toContain(text.slice(start, end));
      }),
    );
  });

  it("teach what tells names from words", () => {
    const rows = Array.from({ length: 200 }, (_, at) => row(at % 4 === 0 ? [1, 3] : [2, 3], at % 4 === 0));
    const votes = fitVotes(rows, randomOf(1));
    expect(sumOf(votes, [1, 3])).toBeGreaterThan(0);
    expect(sumOf(votes, [2, 3])).toBeLessThan(0);
  });

  it("teach what only means something together", () => {
    const kinds = [
      [1, 2],
      [1, 4],
      [3, 2],
      [3, 4],
    ] as const;
    const rows = Array.from({ length: 4_000 }, (_, at) => row(kinds[at % 4] ?? [], at % 4 === 0 || at % 4 === 3));
    const votes = fitVotes(rows, randomOf(1));
    for (const [at, found] of kinds.entries()) expect(sumOf(votes, found) > 0).toBe(at === 0 || at === 3);
  });
});
