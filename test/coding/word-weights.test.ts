import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostSteps, readWordWeights, writeWordWeights } from "../../functions/domain/coding/word-weights.ts";

const steps = fc.integer({ min: -mostSteps, max: mostSteps });

describe("weights of hashed words", () => {
  it("are read as they were written, in any number of rows and columns", () => {
    const tables = fc
      .integer({ min: 1, max: 9 })
      .chain((columns) => fc.array(fc.array(steps, { minLength: columns, maxLength: columns }), { minLength: 1 }));
    fc.assert(
      fc.property(tables, (table) => {
        const columns = table[0]?.length ?? 0;
        const bytes = writeWordWeights(table.length, columns, (row, column) => table[row]?.[column] ?? 0);
        const weightOf = readWordWeights(bytes, columns);
        expect(table.map((row, at) => row.map((_, column) => weightOf(at, column)))).toEqual(table);
      }),
    );
  });

  it("are whole steps, and go no further than the most", () => {
    const weights = [2.6, -2.6, 100, -100];
    const weightOf = readWordWeights(
      writeWordWeights(1, weights.length, (_, column) => weights[column] ?? 0),
      weights.length,
    );
    expect(weights.map((_, column) => weightOf(0, column))).toEqual([3, -3, mostSteps, -mostSteps]);
  });
});
