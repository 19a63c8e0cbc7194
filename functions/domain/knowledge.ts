/**
 * What the channel knows of languages, names and topics: data files that a speaker can correct, and weights.
 * Keys are room and path below the room's `knowledge` folder: `identifiers/en.json`, `language/language.weights`.
 */
export type Knowledge = Pick<ReadonlyMap<string, Uint8Array>, "get" | "has" | "keys">;

const utf8 = new TextDecoder();

/** The bytes of one file; throws with its key, since a channel that lacks knowledge must not start. */
export function bytesOf(knowledge: Knowledge, key: string): Uint8Array {
  const bytes = knowledge.get(key);
  if (bytes === undefined) throw new Error(`knowledge lacks ${key}`);
  return bytes;
}

/** One JSON file; the caller says what type its room agreed on (a test of each room checks the files). */
export function tableOf<Table>(knowledge: Knowledge, key: string): Table {
  return JSON.parse(utf8.decode(bytesOf(knowledge, key))) as Table;
}
