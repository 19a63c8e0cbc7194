import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { compiledKey, compiledLexicon, isConceptLexicon, isMeanings } from "../domain/coding/lexicons.ts";
import { compiledLexicons, isLexicon } from "../domain/identifiers/lexicons.ts";
import { bytesOf, type Knowledge } from "../domain/knowledge.ts";

const rooms = ["identifiers", "language", "coding"] as const;

/** Reads the source folders: for `bin/` and tests, where the files lie as people edit them. */
export function readKnowledge(): ReadonlyMap<string, Uint8Array> {
  return new Map(rooms.flatMap((room) => filesOf(room)));
}

/** How hard to press: the pack is made once and read at every cold start; reading is as quick at any level. */
const pressed = { params: { [constants.ZSTD_c_compressionLevel]: 19 } };

/**
 * Packs knowledge into the one file that lies beside a bundle; the same knowledge gives the same bytes. What can be
 * compiled is; each file is pressed by itself, so that a cold start unpacks only those that its message asks for.
 */
export function packKnowledge(knowledge: Knowledge): Uint8Array {
  const ready = compiled(knowledge);
  const files = [...ready.keys()].sort().map((key) => {
    const file = bytesOf(ready, key);
    return { key, size: file.length, bytes: zstdCompressSync(file, pressed) };
  });
  const index = Buffer.from(JSON.stringify(files.map(({ key, size, bytes }) => [key, bytes.length, size])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([length, index, ...files.map(({ bytes }) => bytes)]);
}

/** A file comes in one piece into a buffer of its size and a little: in the usual pieces of 16 KiB it takes half as long again. */
const spare = 64;

/** Reads the packed file, `understanding.data` beside the bundle. A file is unpacked when it is first asked for. */
export function unpackKnowledge(file: string | URL): Knowledge {
  const whole = readFileSync(file);
  const start = 4 + whole.readUInt32LE(0);
  const index = JSON.parse(whole.toString("utf8", 4, start)) as [key: string, length: number, size: number][];
  const packed = new Map<string, { readonly bytes: Uint8Array; readonly size: number }>();
  index.reduce((from, [key, length, size]) => {
    packed.set(key, { bytes: whole.subarray(from, from + length), size });
    return from + length;
  }, start);
  const unpacked = new Map<string, Uint8Array>();
  return {
    keys: () => packed.keys(),
    has: (key) => packed.has(key),
    get: (key) => {
      const file = packed.get(key);
      if (file === undefined || unpacked.has(key)) return unpacked.get(key);
      unpacked.set(key, zstdDecompressSync(file.bytes, { chunkSize: file.size + spare }));
      return unpacked.get(key);
    },
  };
}

/** The identifier lexicons become one table, those of coding one each; everything else stays as it is. */
function compiled(knowledge: Knowledge): Knowledge {
  const files = [...knowledge.keys()]
    .filter((key) => !isLexicon(key) && !isMeanings(key))
    .map((key) =>
      isConceptLexicon(key)
        ? ([compiledKey(key), compiledLexicon(knowledge, key)] as const)
        : ([key, withoutLayout(key, bytesOf(knowledge, key))] as const),
    );
  const lexicons = compiledLexicons(knowledge);
  return new Map([...files, ...[...lexicons.keys()].map((key) => [key, bytesOf(lexicons, key)] as const)]);
}

/** A table without the spaces and lines that people read it by. */
function withoutLayout(key: string, bytes: Uint8Array): Uint8Array {
  return key.endsWith(".json") ? Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString("utf8")))) : bytes;
}

function filesOf(room: string): [key: string, bytes: Uint8Array][] {
  const folder = fileURLToPath(new URL(`../domain/${room}/knowledge/`, import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`${room}/${relative(folder, path).replaceAll(sep, "/")}`, readFileSync(path)]);
}
