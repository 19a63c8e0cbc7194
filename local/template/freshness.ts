import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

// Everything that the template and its bundles are made of.
const SOURCES = [
  "lib",
  "functions",
  "local/template/run-synthesis.ts",
  "bin/pack-knowledge.ts",
  "settings.json",
  "package-lock.json",
];

/** A digest of all that the template is made of: the same digest, the same template. */
export function sourcesDigest(root: string): string {
  const digest = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesOf(join(root, source)))) {
    const content = readFileSync(file);
    digest.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return files.toSorted((a, b) => (a < b ? -1 : 1));
  } catch {
    return [path];
  }
}
