import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Knowledge } from "../domain/knowledge.ts";

const rooms = ["identifiers", "language", "coding"] as const;

/** Reads the source folders: for `bin/` and tests, where the files lie as people edit them. */
export function readKnowledge(): Knowledge {
  return new Map(rooms.flatMap((room) => filesOf(room)));
}

/**
 * Packs knowledge into the one file that lies beside a bundle; the same knowledge gives the same bytes. Deflate, since
 * it unpacks in half the time of Brotli, which every cold start would wait for, and is an eighth larger.
 */
export function packKnowledge(knowledge: Knowledge): Uint8Array {
  const files = [...knowledge].sort(([one], [other]) => (one < other ? -1 : 1));
  const index = Buffer.from(JSON.stringify(files.map(([key, bytes]) => [key, bytes.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  const whole = Buffer.concat([length, index, ...files.map(([, bytes]) => bytes)]);
  return deflateRawSync(whole, { level: 9 });
}

/** Reads the packed file, `understanding.data` beside the bundle. The values are views of one buffer. */
export function unpackKnowledge(file: string | URL): Knowledge {
  const whole = inflateRawSync(readFileSync(file));
  const start = 4 + whole.readUInt32LE(0);
  const index = JSON.parse(whole.toString("utf8", 4, start)) as [key: string, length: number][];
  const knowledge = new Map<string, Uint8Array>();
  index.reduce((from, [key, length]) => {
    knowledge.set(key, whole.subarray(from, from + length));
    return from + length;
  }, start);
  return knowledge;
}

function filesOf(room: string): [key: string, bytes: Uint8Array][] {
  const folder = fileURLToPath(new URL(`../domain/${room}/knowledge/`, import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`${room}/${relative(folder, path).replaceAll(sep, "/")}`, readFileSync(path)]);
}
