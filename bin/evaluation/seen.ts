import { readdirSync, readFileSync } from "node:fs";
import { fingerprint, unpackFingerprints } from "../training/fingerprint.ts";
import type { Annotated } from "./corpus.ts";

const domain = new URL("../../functions/domain/", import.meta.url);

/** The messages that the training data holds too: figures on them would praise memory, not understanding. */
export function seenInTraining(corpus: readonly Annotated[]): readonly Annotated[] {
  const files = readdirSync(domain, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".hashes"));
  const seen = new Set(files.flatMap((path) => unpackFingerprints(readFileSync(new URL(path, domain)))));
  return corpus.filter(({ text }) => text.split("\n").some((line) => seen.has(fingerprint(line) ?? "")));
}
