import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBucketRows, writeBucketRows } from "../../functions/domain/coding/bucket-rows.ts";

const buckets = 1_000;

describe("rows of hashed words", () => {
  it("are counted in the order of their buckets, and no other bucket has one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: buckets - 1 })), (some) => {
        const kept = [...some].sort((one, other) => one - other);
        const rowOf = readBucketRows(writeBucketRows(some, buckets), 5);
        expect(kept.map(rowOf)).toEqual(kept.map((_, row) => 5 + row));
        const others = Array.from({ length: buckets }, (_, bucket) => bucket).filter((one) => !some.includes(one));
        expect(others.map(rowOf).every((row) => row === -1)).toBe(true);
      }),
    );
  });

  it("are none beyond the last bucket", () => {
    expect(readBucketRows(writeBucketRows([7], 8), 0)(8)).toBe(-1);
  });
});
