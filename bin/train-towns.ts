/**
 * Writes which words are towns and regions of the world: `node bin/train-towns.ts`, from the lists of GeoNames and CLDR
 * in functions/domain/identifiers/training/towns. The same input gives the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { foldText } from "../functions/domain/identifiers/normalise.ts";
import { tokenise } from "../functions/domain/identifiers/token.ts";
import { longestTown, unfinished } from "../functions/domain/identifiers/town.ts";
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
    const folded = foldText(line);
    const words = tokenise(folded, folded)
      .filter(({ kind }) => kind === "word")
      .map((token) => token.folded);
    const town = words.join(" ");
    if (town.length < 3 || words.length > longestTown) return [];
    return [town, ...words.slice(2).map((_, more) => unfinished(words.slice(0, more + 2).join(" ")))];
  }),
);
const filter = filterOf([...towns].sort(), towns.size * bitsATown);
writeFileSync(new URL("knowledge/towns.weights", room), filter);
console.log(`${towns.size} towns in ${filter.length} bytes`);
