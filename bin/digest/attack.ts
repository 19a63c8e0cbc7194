import type { Figures } from "../../functions/domain/statistics/figures.ts";
import {
  type RootName,
  rootNames,
  rootOf,
  shareNames,
  type TableName,
  tables,
} from "../../functions/domain/statistics/tables.ts";
import { type Equation, type Range, rangesOf } from "./simplex.ts";

/** What is published of a week, and which rows its tables have: all that somebody outside can know. */
export type Published = {
  readonly figures: Figures;
  readonly rows: Readonly<Partial<Record<TableName, readonly string[]>>>;
};
/** What a hidden number can be at least and at most; undefined where what is published contradicts itself. */
export type Known = ReadonlyMap<string, Range | undefined>;

type System = {
  readonly variable: (name: string) => number;
  readonly names: readonly string[];
  readonly equations: Equation[];
};

/**
 * Everything that somebody can work out from consecutive digests: a linear system over all hidden numbers of all weeks,
 * and for each of them (or those asked for) the least and the most that it can be. The attacker knows which records are
 * part of which, and that what is open is what was open, and what came in, less what was closed.
 */
export const attack = (
  weeks: readonly Published[],
  k: number,
  wanted: (name: string) => boolean,
  isEnough?: (seen: Range) => boolean,
): Known => {
  const system = newSystem();
  for (const [at, week] of weeks.entries()) addWeek(system, week, at, k);
  return new Map(
    components(system).flatMap(({ names, equations }) => {
      const local = new Map(names.map((global, index) => [global, index] as const));
      const renamed = equations.map(({ terms, equals }) => ({
        terms: new Map([...terms].map(([global, value]) => [local.get(global) ?? 0, value] as const)),
        equals,
      }));
      const asked = names.flatMap((global, index) => (wanted(system.names[global] ?? "") ? [index] : []));
      const ranges = asked.length > 0 ? rangesOf(asked, names.length, renamed, isEnough) : [];
      return asked.map((index, at) => [system.names[names[index] ?? 0] ?? "", ranges?.[at]] as const);
    }),
  );
};

const newSystem = (): System => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    equations: [],
    variable: (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
};

type Term = readonly [name: string, factor: number];

const equate = ({ variable, equations }: System, terms: readonly Term[], equals: number): void => {
  equations.push({ terms: new Map(terms.map(([name, factor]) => [variable(name), factor] as const)), equals });
};

/** The sum is at most so much: what is missing is a variable of its own. */
const atMost = (system: System, terms: readonly Term[], most: number): void =>
  equate(system, [...terms, [`slack ${system.names.length}`, 1]], most);

const addWeek = (system: System, { figures, rows }: Published, at: number, k: number): void => {
  const of = (name: string) => `${at} ${name}`;
  for (const root of rootNames) addRoot(system, of(root), figures, root, k);
  for (const share of shareNames) {
    const [whole, part, rest] = [of(`${share}.whole`), of(`${share}.part`), of(`${share}.rest`)];
    const shown = figures.shares[share];
    equate(
      system,
      [
        [part, 1],
        [rest, 1],
        [whole, -1],
      ],
      0,
    );
    if (!shown) atMost(system, [[whole, 1]], k - 1);
    else equate(system, [[whole, 1]], shown.whole);
    if (typeof shown?.part === "number") equate(system, [[part, 1]], shown.part);
    if (shown?.part === "nearly_all") atMost(system, [[rest, 1]], k - 1);
    if (shown?.part === "nearly_none") atMost(system, [[part, 1]], k - 1);
  }
  equate(
    system,
    [
      [of("told.part"), 1],
      [of("told"), -1],
    ],
    0,
  );
  for (const [table, cells] of Object.entries(figures.tables)) {
    addTable(system, of, table as TableName, cells, rows[table as TableName] ?? [], k);
  }
  addSubsets(system, of, figures, rows);
  addFlow(system, at);
};

const addRoot = (system: System, name: string, { roots }: Figures, root: RootName, k: number): void => {
  const shown = roots[root];
  if (shown !== null) equate(system, [[name, 1]], shown);
  // What is known of those told stands in its share.
  else if (root !== "told") atMost(system, [[name, 1]], k - 1);
};

const addTable = (
  system: System,
  of: (name: string) => string,
  table: TableName,
  cells: Readonly<Record<string, number>>,
  rows: readonly string[],
  k: number,
): void => {
  const root = rootOf(table);
  const cell = (row: string) => of(`${table}.${row}`);
  const least = Math.min(...Object.values(cells));
  for (const row of rows) {
    const shown = cells[row];
    if (shown !== undefined) equate(system, [[cell(row), 1]], shown);
    else if (!root) atMost(system, [[cell(row), 1]], k - 1);
    else if (tables[table].adds && Number.isFinite(least)) atMost(system, [[cell(row), 1]], least);
    if (root && !tables[table].adds)
      atMost(
        system,
        [
          [cell(row), 1],
          [of(root), -1],
        ],
        0,
      );
  }
  if (root && tables[table].adds) equate(system, [...rows.map((row) => [cell(row), 1] as const), [of(root), -1]], 0);
  if (root && "covers" in tables[table])
    atMost(system, [[of(root), 1], ...rows.map((row) => [cell(row), -1] as const)], 0);
};

const addSubsets = (
  system: System,
  of: (name: string) => string,
  { tables: shown }: Figures,
  rows: Published["rows"],
): void => {
  for (const topic of shown.rumour ? (rows.rumour ?? []) : []) {
    atMost(
      system,
      [
        [of(`rumour.${topic}`), 1],
        [of(`topic.${topic}`), -1],
      ],
      0,
    );
    atMost(
      system,
      [
        [of(`rumour.${topic}`), 1],
        [of("type.observation"), -1],
      ],
      0,
    );
  }
  // Every rumour has a topic.
  if (shown.rumour)
    atMost(
      system,
      [[of("type.observation"), 1], ...(rows.rumour ?? []).map((topic) => [of(`rumour.${topic}`), -1] as const)],
      0,
    );
  for (const row of shown.advocacy ? (rows.advocacy ?? []) : [])
    atMost(
      system,
      [
        [of(`advocacy.${row}`), 1],
        [of("type.report"), -1],
      ],
      0,
    );
  if (shown.progress)
    atMost(
      system,
      [
        [of("progress.closed"), 1],
        [of("told.whole"), -1],
        [of("stopped"), -1],
      ],
      0,
    );
};

/**
 * Open now is open then and what came in and was reopened, less what was closed; what waits is part of it. Overdue now is
 * overdue then and what was late this week, less what was answered since.
 */
const addFlow = (system: System, at: number): void => {
  const of = (name: string) => `${at} ${name}`;
  if (at > 0) {
    const { rows } = tables.overdue;
    for (const clock of rows) {
      const grown: Term[] = [
        [of(`overdue.${clock}`), 1],
        [`${at - 1} overdue.${clock}`, -1],
        [of(`late by ${clock}`), -1],
      ];
      atMost(system, grown, 0);
    }
    atMost(system, [...rows.map((clock) => [of(`late by ${clock}`), 1] as const), [of("due.rest"), -1]], 0);
  }
  const flow: Term[] = [
    [of("open"), 1],
    [of("received"), -1],
    [of("told.whole"), 1],
    [of("stopped"), 1],
    [of("reopened"), -1],
  ];
  equate(system, [...flow, [at > 0 ? `${at - 1} open` : "open before", -1]], 0);
  atMost(
    system,
    [
      [of("progress.waiting"), 1],
      [of("progress.answered"), 1],
      [of("open"), -1],
    ],
    0,
  );
};

type Component = { readonly names: readonly number[]; readonly equations: readonly Equation[] };

/** Numbers that are fixed are put in, and what then hangs together is solved together. */
const components = ({ names, equations }: System): readonly Component[] => {
  const parent = names.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const { reduced, fixed } = substitute(equations);
  for (const { terms } of reduced) {
    const [first, ...others] = terms.keys();
    for (const other of others) parent[find(other)] = find(first ?? other);
  }
  const groups = Map.groupBy(
    names.map((_, index) => index),
    find,
  );
  const byGroup = Map.groupBy(reduced, ({ terms }) => find([...terms.keys()][0] ?? 0));
  return [...groups].map(([group, members]) => ({
    names: members,
    equations: [
      ...(byGroup.get(group) ?? []),
      ...members.flatMap((member) => {
        const value = fixed.get(member);
        return value === undefined ? [] : [{ terms: new Map([[member, 1]]), equals: value }];
      }),
    ],
  }));
};

const substitute = (equations: readonly Equation[]) => {
  const fixed = new Map<number, number>();
  let reduced = equations;
  for (let before = -1; before !== fixed.size; ) {
    before = fixed.size;
    reduced = reduced.flatMap(({ terms, equals }) => {
      const left = new Map([...terms].filter(([name]) => !fixed.has(name)));
      const known = [...terms].reduce((sum, [name, factor]) => sum + factor * (fixed.get(name) ?? 0), 0);
      const [only] = left;
      if (left.size === 1 && only) fixed.set(only[0], (equals - known) / only[1]);
      return left.size > 1 ? [{ terms: left, equals: equals - known }] : [];
    });
  }
  return { reduced, fixed };
};
