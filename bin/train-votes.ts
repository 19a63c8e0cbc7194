/**
 * Trains what each kind of evidence for a name and for a home is worth: `node bin/train-votes.ts [--measure]`. Names are
 * learnt from all annotated messages but those in functions/domain/identifiers/training/numbers, homes from these, from
 * training/messages and training/homes. With `--measure` it prints what is found in messages that the weights did not learn from (each fifth
 * in turn), beside what the rules alone find, and writes nothing. The same input gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { type NameVotes, writeVotes } from "../functions/domain/identifiers/name-vote-file.ts";
import { sumOf } from "../functions/domain/identifiers/name-votes.ts";
import { writeUsage } from "../functions/domain/identifiers/usage-file.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { filterOf } from "./training/filter.ts";
import { packFingerprints } from "./training/fingerprint.ts";
import { measureHomes, trainHomes } from "./training/homes.ts";
import {
  annotatedMessages,
  messagesOfCoding,
  messagesOfDanger,
  messagesOfHomes,
  messagesOfNames,
  messagesOfNumbers,
} from "./training/messages.ts";
import { metWords } from "./training/met-words.ts";
import { randomOf } from "./training/random.ts";
import { readMessages } from "./training/readings.ts";
import { countUses } from "./training/use-count.ts";
import { fitVotes } from "./training/vote-fit.ts";
import { votesLine } from "./training/vote-line.ts";
import { putAway, type Row, rowsOf } from "./training/vote-rows.ts";

const room = new URL("../functions/domain/identifiers/", import.meta.url);
/** A word is a name from this sum on: `--measure` says how many names and how many other words that are. */
const threshold = -1.1;
/** Of words that the messages do not have one in a hundred is taken for a name in them, one in a thousand for a place. */
const bitsAWord = { name: 9, place: 16 };
/** The largest weight in steps; what is said in fewer values packs into less room. */
const mostSteps = { own: 63, units: 15 };
const { values } = parseArgs({ options: { measure: { type: "boolean" } } });

const messages = [...messagesOfNames(), ...messagesOfCoding(), ...messagesOfDanger()];
// What these messages name is known once they are learnt; what is learnt of names that nobody knows must not know that.
const knowledge = new Map([...readKnowledge()].filter(([key]) => !/^identifiers\/(met|usage)/.test(key)));
const read = readMessages(messages, knowledge);
const uses = countUses(read);
const rows = rowsOf(read, uses);
const again = rowsOf(readMessages(putAway(messages), knowledge), uses);
console.log(`${messages.length} messages, ${rows.length} words`);
if (values.measure) measure();
else write();

function measure(): void {
  const folds = 5;
  const sums = rows.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const isTested = ({ message }: Row) => message % folds === fold;
    const some = [...rows, ...again].filter((row) => !isTested(row));
    const votes = fitVotes(some, randomOf(fold));
    rows.forEach((row, at) => {
      if (isTested(row)) sums[at] = sumOf(votes, row.kinds) + row.byRules;
    });
  }
  const print = (title: string, isOf: (row: Row) => boolean, isName: (row: Row, at: number) => boolean) =>
    console.log(`${title.padEnd(28)} ${votesLine(messages, rows, isOf, isName)}`);
  const from = (limit: number) => (_: Row, at: number) => (sums[at] ?? 0) > limit;
  for (const [title, isTraffic] of [
    ["traffic", true],
    ["written to be hard", false],
  ] as const) {
    const isOf = (row: Row) => row.isTraffic === isTraffic;
    print(`${title}, rules`, isOf, (row) => row.isByRule);
    for (const limit of [-1, threshold, 0.1, 1.5]) print(`${title}, from ${limit}`, isOf, from(limit));
  }
  for (const lang of [...new Set(messages.map(({ lang }) => lang))].sort())
    print(`${lang}`, ({ message }) => messages[message]?.lang === lang, from(threshold));
  measureHomes([...annotatedMessages(), ...messagesOfHomes()], knowledge);
}

/** The same with weights in whole steps; what stands at the threshold sums to zero. */
function inSteps({ bias, weights, units }: NameVotes): NameVotes {
  const [own, inner] = [rounded(weights, mostSteps.own), rounded(units.weights, mostSteps.units)];
  return { bias: bias - threshold, ...own, units: { ...units, ...inner } };
}

function rounded(weights: ArrayLike<number>, most: number): Pick<NameVotes, "step" | "weights"> {
  const floats = Float32Array.from(weights);
  const step = floats.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / most;
  return { step, weights: floats.map((weight) => Math.round(weight / step)) };
}

function write(): void {
  const bytes = writeVotes(inSteps(fitVotes([...rows, ...again], randomOf(5))));
  const usage = writeUsage(uses.classes());
  const homes = trainHomes([...annotatedMessages(), ...messagesOfHomes()], messagesOfNumbers(), knowledge);
  const { names, places } = metWords(messages, knowledge);
  writeFileSync(new URL("knowledge/votes.weights", room), bytes);
  writeFileSync(new URL("knowledge/usage.weights", room), usage);
  writeFileSync(new URL("knowledge/homes.weights", room), homes);
  writeFileSync(new URL("knowledge/met.weights", room), filterOf(names, names.length * bitsAWord.name));
  writeFileSync(new URL("knowledge/met-places.weights", room), filterOf(places, places.length * bitsAWord.place));
  writeFileSync(new URL("training/messages.hashes", room), packFingerprints(messagesOfNames().map(({ text }) => text)));
  console.log(
    `${bytes.length} and ${homes.length} bytes of votes, ${usage.length} of usage, ${names.length} words of names, ${places.length} of places`,
  );
}
