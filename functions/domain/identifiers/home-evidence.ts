import { languages } from "../language/language.ts";
import type { HomeSight } from "./home-sight.ts";
import { hashOf, hashOfNumbers } from "./word-hash.ts";

/** How many kinds of evidence there are: buckets for what is found by its classes, words and shapes. */
export const kindsOfHome = 2 ** 17;

const reach = 5;
/** What a message is in front of its first unit and behind its last. */
const edge = { front: 2, back: 3 } as const;
/** What is told by how near it is: homes, numbers, what stands beside them, names and places. */
const kinds = ["RFSDHV", "9C", "BM", "pN"];
/** Which of these kinds a class is of, one bit each; what rules claimed is of its own kind still. */
const kindsOf = new Uint8Array(256);
kinds.forEach((letters, kind) => {
  for (const letter of letters) for (const at of [0, 128]) kindsOf[letter.charCodeAt(0) + at] = 1 << kind;
});

const push = (found: number[], kind: number, one: number, two = 0, three = 0): void => {
  found.push(hashOfNumbers(kind, one, two, three) & (kindsOfHome - 1));
};

const classAt = ({ classes }: HomeSight, at: number): number => (at < 0 ? edge.front : (classes[at] ?? edge.back));

/** What the units around can be in an address, by themselves and in a row. */
const pushClasses = (found: number[], sight: HomeSight, at: number): void => {
  for (let by = -reach; by <= reach; by += 1) push(found, 100 + by, classAt(sight, at + by));
  const [a, b, c] = [classAt(sight, at - 3), classAt(sight, at - 2), classAt(sight, at - 1)];
  const [here, e, f] = [classAt(sight, at), classAt(sight, at + 1), classAt(sight, at + 2)];
  push(found, 1, c, here);
  push(found, 2, here, e);
  push(found, 3, b, c, here);
  push(found, 4, here, e, f);
  push(found, 5, c, here, e);
  push(found, 6, hashOfNumbers(b, c, here, e), f);
  push(found, 7, hashOfNumbers(a, b, c, here));
  push(found, 8, hashOfNumbers(here, e, f, classAt(sight, at + 3)));
  push(found, 9, b, here);
  push(found, 10, here, f);
};

/** The words beside it with what they can be, and its edges. */
const pushWords = (found: number[], sight: HomeSight, at: number): void => {
  const { words } = sight;
  const [far, before, word, after] = [words[at - 2] ?? 0, words[at - 1] ?? 0, words[at] ?? 0, words[at + 1] ?? 0];
  const [left, here, right] = [classAt(sight, at - 1), classAt(sight, at), classAt(sight, at + 1)];
  const token = sight.reading.tokens[sight.first[at] ?? -1];
  push(found, 20, before);
  push(found, 21, word);
  push(found, 22, after);
  push(found, 23, before, here);
  push(found, 24, after, here);
  push(found, 25, left, word);
  push(found, 26, word, right);
  push(found, 27, far, left, here);
  push(found, 28, token?.kind === "word" ? hashOf(token.folded.slice(-3), 9) : 0);
  push(found, 29, token?.kind === "word" ? hashOf(token.folded.slice(0, 4), 9) : 0);
};

/** How it is written, and what is beside it. */
const pushShapes = (found: number[], sight: HomeSight, at: number): void => {
  const { shapes, cases, first, reading } = sight;
  const shape = shapes[at] ?? 0;
  const here = classAt(sight, at);
  push(found, 40, shape);
  push(found, 41, shapes[at - 1] ?? 0);
  push(found, 42, shapes[at + 1] ?? 0);
  push(found, 43, shape, classAt(sight, at - 1));
  push(found, 44, shape, classAt(sight, at + 1));
  push(found, 45, cases[at] ?? 0, here);
  push(found, 46, tongues.indexOf(reading.language), here);
  push(found, 47, Math.min(at, 3));
  push(found, 48, Math.min(first.length - 1 - at, 3));
};

const tongues: readonly string[] = languages;
const far = 9;
/** How many units away the next of a kind is, in one direction. */
const distance = ({ classes }: HomeSight, at: number, kind: number, step: 1 | -1): number => {
  for (let by = 1; by <= reach + 1; by += 1) if ((kindsOf[classes[at + by * step] ?? 0] ?? 0) & kind) return by;
  return far;
};

const pushDistances = (found: number[], sight: HomeSight, at: number): void => {
  const here = classAt(sight, at);
  for (let number = 0; number < kinds.length; number += 1) {
    const [left, right] = [distance(sight, at, 1 << number, -1), distance(sight, at, 1 << number, 1)];
    push(found, 50 + number, left);
    push(found, 60 + number, right);
    push(found, 70 + number, Math.min(left, right), here);
  }
};

/** Everything that speaks for or against one unit of a message being part of a home, by the number of its kind. */
export const evidenceOfHome = (sight: HomeSight, at: number): readonly number[] => {
  const found: number[] = [];
  pushClasses(found, sight, at);
  pushWords(found, sight, at);
  pushShapes(found, sight, at);
  pushDistances(found, sight, at);
  return found;
};
