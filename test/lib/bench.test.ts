import { expect, test } from "vitest";
import { brokenPromises } from "../../bin/bench/promises.ts";

const cost = (requests: number, readUnits: number) => ({ requests, readUnits, ms: 1 });
const at = (records: number, digest = cost(51, 1_797), page = cost(64, 64)) => ({
  records,
  first: page,
  next: page,
  digest,
});
const cheap = [{ what: "everything", amount: 1, price: 0.000_08 }];

test.each([
  ["nothing grows", [at(1_000), at(1_000_000)], cheap, []],
  [
    "a digest reads more",
    [at(1_000), at(1_000_000, cost(51, 2_100))],
    cheap,
    ["A digest takes 1797 to 2100 read units, by the number of records."],
  ],
  [
    "a digest asks more often",
    [at(1_000), at(1_000_000, cost(60, 1_797))],
    cheap,
    ["A digest takes 51 to 60 requests, by the number of records."],
  ],
  [
    "a page of the queue reads more",
    [at(1_000), at(1_000_000, cost(51, 1_797), cost(64, 128))],
    cheap,
    ["A page takes 64 to 128 read units, by the number of records."],
  ],
  [
    "a message costs too much",
    [at(1_000)],
    [{ what: "everything", amount: 1, price: 0.000_11 }],
    ["AWS costs more than a hundredth of Twilio."],
  ],
])("the bench says which promise is broken where %s", (_, pages, messageCost, expected) => {
  expect(brokenPromises({ pages, messageCost })).toEqual(expected);
});
