import type { Digest, DigestInput } from "./digest.ts";
import type { Figures } from "./figures.ts";
import { rowsOf, type TableName } from "./tables.ts";

/** The header, the tags of the Humanitarian Exchange Language (hxlstandard.org, 1.1), then a line for each cell. */
const header = ["Programme", "Week", "Table", "Row", "Label", "Count"] as const;
const hxl = [
  "#activity+name",
  "#date+week",
  "#indicator+table",
  "#indicator+code",
  "#indicator+name",
  "#affected+num",
] as const;

type Line = readonly (string | number)[];

/** The tables of a digest as lines of a sheet. A count that is not shown says so, in words. */
export const digestSheet = (
  { programme, week, history: [figures], k }: DigestInput,
  { sections }: Digest,
): readonly Line[] => {
  const labels = new Map(sections.map(({ name, caption }) => [name, caption]));
  const sites = (programme.sites ?? []).map(({ id }) => id);
  const { received } = figures.roots;
  const few = `fewer than ${k}`;
  return [
    header,
    hxl,
    [programme.name, week, "received", "all", "", received ?? few],
    ...shares(figures).map(
      ([name, count, whole]) => [programme.name, week, name, "part", `of ${whole}`, count] as const,
    ),
    ...(Object.entries(figures.tables) as [TableName, Readonly<Record<string, number>>][]).flatMap(([table, cells]) =>
      rowsOf(table, sites).map(
        (row) => [programme.name, week, table, row, labels.get(table) ?? table, cells[row] ?? "not shown"] as const,
      ),
    ),
  ];
};

const shares = ({ shares: all }: Figures): readonly (readonly [string, string | number, number])[] =>
  Object.entries(all).flatMap(([name, share]) => (share ? [[name, share.part, share.whole] as const] : []));
