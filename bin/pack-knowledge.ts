/** Writes the packed knowledge to FILE: run when a function is bundled, `node bin/pack-knowledge.ts FILE`. */
import { writeFileSync } from "node:fs";
import { packKnowledge, readKnowledge } from "../functions/adapters/knowledge.ts";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("say where: node bin/pack-knowledge.ts FILE");
writeFileSync(file, packKnowledge(readKnowledge()));
