import type { Exact } from "../../functions/domain/statistics/count-up.ts";
import { rootNames, type TableName } from "../../functions/domain/statistics/tables.ts";
import { attack, type Published } from "./attack.ts";
import type { Range } from "./simplex.ts";

/** The numbers below `k` that somebody can work out exactly from what was published of consecutive weeks. */
export const solvable = (published: readonly Published[], exact: readonly Exact[], k: number): readonly string[] => {
  const truth = new Map<string, number>(published.flatMap((week, at) => numbersOf(week, exact[at], at)));
  const small = (name: string) => (truth.get(name) ?? k) < k;
  return [...attack(published, k, small, isOpen)].flatMap(([name, known]) => {
    // Something was coded anew in between: whoever counts on it learns that, and nothing exact.
    if (!known) return [];
    const [least, most] = known;
    return Math.ceil(least - 1e-6) === Math.floor(most + 1e-6) ? [name] : [];
  });
};

/** Whether more than one whole number is possible: then it does not matter how many more are. */
const isOpen = ([least, most]: Range): boolean => Math.ceil(least - 1e-6) < Math.floor(most + 1e-6);

/** Cells of published tables, and the numbers that they are part of. */
const numbersOf = ({ figures, rows }: Published, exact: Exact | undefined, at: number) => [
  ...rootNames.map((name) => [`${at} ${name}` as string, exact?.roots[name] ?? 0] as const),
  ...Object.entries(exact?.shares ?? {}).flatMap(([name, { part, whole }]) => [
    [`${at} ${name}.part`, part] as const,
    [`${at} ${name}.rest`, whole - part] as const,
    [`${at} ${name}.whole`, whole] as const,
  ]),
  ...(Object.keys(figures.tables) as TableName[]).flatMap((table) =>
    (rows[table] ?? []).map((row) => [`${at} ${table}.${row}`, exact?.tables[table][row] ?? 0] as const),
  ),
];
