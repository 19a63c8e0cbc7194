import { createHash } from "node:crypto";

const bytesEach = 5;
const shortest = 24;

/**
 * A line's fingerprint, the same whatever its case, spaces and punctuation; 40 bits, so that a corpus of thousands of
 * lines meets the training data by accident once in ten thousand runs. Lines of fewer than 24 letters have none: "ok
 * thank you" is nobody's training line.
 */
export function fingerprint(line: string): string | undefined {
  const letters = line
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
  if (letters.length < shortest) return undefined;
  return createHash("sha256")
    .update(letters)
    .digest("hex")
    .slice(0, 2 * bytesEach);
}

/** Packs the fingerprints of lines for a `.hashes` file: sorted, five bytes each. */
export function packFingerprints(lines: readonly string[]): Uint8Array {
  const prints = new Set(lines.map(fingerprint).filter((print) => print !== undefined));
  return Buffer.from([...prints].sort().join(""), "hex");
}

export function unpackFingerprints(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString("hex").match(/.{10}/g) ?? [];
}
