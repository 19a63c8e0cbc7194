import { fileURLToPath } from "node:url";

/**
 * The command that puts `understanding.data` into the folder of a bundle, for a bundling hook of a function that
 * understands messages. A command and not an import, because infrastructure shares no code with adapters.
 */
export function packKnowledgeInto(folder: string): string {
  const pack = fileURLToPath(new URL("../bin/pack-knowledge.ts", import.meta.url));
  return [process.execPath, pack, `${folder}/understanding.data`].map((word) => JSON.stringify(word)).join(" ");
}
