/**
 * Writes which words are towns of the world: `node bin/train-towns.ts`, from the lists of GeoNames in
 * functions/domain/identifiers/training/towns. The same input gives the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { foldText } from "../functions/domain/identifiers/normalise.ts";
import { unfinished } from "../functions/domain/identifiers/town.ts";
import { filterOf } from "./training/filter.ts";

const room = new URL("../functions/domain/identifiers/", import.meta.url);
/** About one in a hundred words that no list has is taken for a town. */
const bitsATown = 9;

const lists = new URL("training/towns/", room);
const lines = readdirSync(lists)
  .sort()
  .flatMap((name) => readFileSync(new URL(name, lists), "utf8").split("\n"))
  .filter((line) => line !== "" && !line.startsWith("#"));
const towns = new Set(
  lines.flatMap((line) => {
    const words = foldText(line)
      .split(/[^\p{L}\p{M}]+/u)
      .filter((word) => word !== "");
    const town = words.join(" ");
    if (words.length === 3) return [town, unfinished(words.slice(0, 2).join(" "))];
    return words.length < 3 && town.length > 2 ? [town] : [];
  }),
);
const filter = filterOf([...towns].sort(), towns.size * bitsATown);
writeFileSync(new URL("knowledge/towns.weights", room), filter);
console.log(`${towns.size} towns in ${filter.length} bytes`);
