import type { DigestInput } from "./digest.ts";
import type { DigestTexts } from "./digest-texts.ts";
import { type Words, wordsFor } from "./digest-words.ts";
import type { Figures, Share } from "./figures.ts";
import { rowsOf, type ShareName, tableNames } from "./tables.ts";

/** The tags of the Humanitarian Exchange Language (hxlstandard.org, 1.1); they are the same in every language. */
const hxl = ["#activity+name", "#date+week", "#indicator+code", "#indicator+group", "#indicator+name", "#affected+num"];

type Line = readonly (string | number)[];
type Cell = readonly [code: string, table: string, row: string, count: string | number];

/**
 * The tables of a digest as lines of a sheet: the header in the reader's language, the tags, a line for each cell. Codes
 * are the same in every language. A count that is not shown says so, in words.
 */
export const digestSheet = (input: DigestInput, texts: DigestTexts): readonly Line[] => {
  const { programme, week, history } = input;
  const { sheet } = texts;
  const words = wordsFor(input, texts);
  const [figures] = history;
  const sites = (programme.sites ?? []).map(({ id }) => id);
  const few = words.fill(texts.share.fewer);
  const cells: readonly Cell[] = [
    ["received", sheet.received, sheet.all, figures.roots.received ?? few],
    ...Object.entries(figures.shares).flatMap(([name, share]) =>
      share ? shareCells(name as ShareName, share, texts, words) : [],
    ),
    ...tableCells(figures, sites, texts, words),
  ];
  return [
    [sheet.programme, sheet.week, sheet.code, sheet.table, sheet.row, sheet.count],
    hxl,
    ...cells.map((cell) => [programme.name, week, ...cell]),
  ];
};

const shareCells = (name: ShareName, share: Share, { sheet }: DigestTexts, words: Words): readonly Cell[] => {
  const part = typeof share.part === "number" ? share.part : words.share(share);
  return [
    [`${name}.whole`, sheet[name], sheet.all, share.whole],
    [`${name}.part`, sheet[name], sheet.part, part],
  ];
};

const tableCells = ({ tables }: Figures, sites: readonly string[], texts: DigestTexts, words: Words) =>
  tableNames
    .filter((table) => tables[table] !== undefined)
    .flatMap((table) =>
      rowsOf(table, sites).map(
        (row): Cell => [
          `${table}.${row}`,
          texts.tables[table],
          words.label(table, row),
          tables[table]?.[row] ?? texts.sheet.hidden,
        ],
      ),
    );
