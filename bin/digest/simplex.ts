/** A linear equation over variables named by number: the sum of coefficient times variable is `equals`. */
export type Equation = { readonly terms: ReadonlyMap<number, number>; readonly equals: number };
export type Range = readonly [least: number, most: number];

const tiny = 1e-7;
/** After so many steps in one search only Bland's rule is followed: slower, and it cannot circle. */
const boldSteps = 200;
/** A search begins where the last one ended, which saves copies; after so many of them anew, lest small errors add up. */
const freshAfter = 20;

/**
 * The least and the most that each of some variables can be under equations, where every variable is 0 or more;
 * undefined where no values satisfy them. Two-phase simplex; the first phase is shared by all. Where `isEnough` says so of
 * values that a variable was seen to take on the way, these are given back, and no more is looked for.
 */
export const rangesOf = (
  variables: readonly number[],
  count: number,
  equations: readonly Equation[],
  isEnough: (seen: Range) => boolean = () => false,
): readonly Range[] | undefined => {
  const start = feasible(count, equations);
  if (!start) return undefined;
  const seen = seenOf(start);
  let searches = 0;
  let tableau = copyOf(start);
  return variables.map((variable) => {
    const known = seen.rangeOf(variable);
    if (isEnough(known)) return known;
    if (++searches % freshAfter === 0) tableau = copyOf(start);
    return [optimise(tableau, variable, 1, seen.note), -optimise(tableau, variable, -1, seen.note)];
  });
};

/** What every variable was at the corners that were found: each of them satisfies all equations. */
const seenOf = (start: Tableau) => {
  const least = new Float64Array(start.count).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(start.count).fill(Number.NEGATIVE_INFINITY);
  const note = ({ rows, basis, count }: Tableau): void => {
    const values = new Float64Array(count);
    for (const [at, row] of rows.entries()) values[basis[at] ?? 0] = row.at(-1) ?? 0;
    for (const [variable, value] of values.entries()) {
      least[variable] = Math.min(least[variable] ?? value, value);
      most[variable] = Math.max(most[variable] ?? value, value);
    }
  };
  note(start);
  return { note, rangeOf: (variable: number): Range => [least[variable] ?? 0, most[variable] ?? 0] };
};

/** Rows of coefficients with their right-hand side last, and which variable each row stands for. */
type Tableau = { readonly rows: Float64Array[]; readonly basis: number[]; readonly count: number };

const feasible = (count: number, equations: readonly Equation[]): Tableau | undefined => {
  const width = count + equations.length;
  const cost = new Float64Array(width + 1);
  const rows = equations.map(({ terms, equals }, at) => {
    const row = new Float64Array(width + 1);
    const sign = equals < 0 ? -1 : 1;
    for (const [variable, factor] of terms) row[variable] = (row[variable] ?? 0) + sign * factor;
    row[width] = sign * equals;
    subtract(cost, row, 1);
    row[count + at] = 1;
    return row;
  });
  const tableau = { rows, basis: equations.map((_, at) => count + at), count };
  pivotUntilBest(tableau, cost);
  return Math.abs(cost[width] ?? 0) > 1e-6 ? undefined : withoutHelpers(tableau);
};

/** Drops the helping variables: those still in the basis stand at 0, and are exchanged or their row says nothing. */
const withoutHelpers = (tableau: Tableau): Tableau => {
  const { rows, basis, count } = tableau;
  rows.forEach((row, at) => {
    if ((basis[at] ?? 0) < count) return;
    const entering = row.findIndex((value, column) => column < count && Math.abs(value) > tiny);
    if (entering !== -1) pivot(tableau, undefined, at, entering);
  });
  const kept = rows.flatMap((row, at) => ((basis[at] ?? 0) < count ? [{ row, basic: basis[at] ?? 0 }] : []));
  return {
    rows: kept.map(({ row }) => Float64Array.of(...row.subarray(0, count), row.at(-1) ?? 0)),
    basis: kept.map(({ basic }) => basic),
    count,
  };
};

const copyOf = ({ rows, basis, count }: Tableau): Tableau => ({
  rows: rows.map((row) => row.slice()),
  basis: [...basis],
  count,
});

/**
 * The least of `sign` times a variable, from a tableau that is feasible and that is moved on to where that is; minus
 * infinity where there is no end.
 */
const optimise = (tableau: Tableau, variable: number, sign: number, note: (corner: Tableau) => void): number => {
  const { rows, basis, count } = tableau;
  const cost = new Float64Array(count + 1);
  cost[variable] = sign;
  const at = basis.indexOf(variable);
  if (at !== -1) subtract(cost, rows[at] ?? cost, sign);
  const isBounded = pivotUntilBest(tableau, cost);
  note(tableau);
  return isBounded ? 0 - (cost[count] ?? 0) : Number.NEGATIVE_INFINITY;
};

const pivotUntilBest = (tableau: Tableau, cost: Float64Array): boolean => {
  for (let steps = 0; ; steps++) {
    const entering = enteringColumn(cost, tableau.count, steps < boldSteps);
    if (entering === -1) return true;
    const leaving = leavingRow(tableau, entering);
    if (leaving === -1) return false;
    pivot(tableau, cost, leaving, entering);
  }
};

const enteringColumn = (cost: Float64Array, count: number, bold: boolean): number => {
  let best = -1;
  let least = -tiny;
  for (let column = 0; column < count; column++) {
    const value = cost[column] ?? 0;
    if (value >= least) continue;
    if (!bold) return column;
    best = column;
    least = value;
  }
  return best;
};

const leavingRow = ({ rows, basis }: Tableau, entering: number): number => {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  rows.forEach((row, at) => {
    const value = row[entering] ?? 0;
    if (value <= tiny) return;
    const ratio = (row.at(-1) ?? 0) / value;
    if (ratio < least - tiny || (ratio < least + tiny && (basis[at] ?? 0) < (basis[best] ?? 0))) {
      best = at;
      least = Math.min(ratio, least);
    }
  });
  return best;
};

const pivot = ({ rows, basis }: Tableau, cost: Float64Array | undefined, at: number, entering: number): void => {
  const row = rows[at];
  if (!row) return;
  const by = row[entering] ?? 1;
  for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / by;
  rows.forEach((other, index) => {
    if (index !== at) subtract(other, row, other[entering] ?? 0);
  });
  if (cost) subtract(cost, row, cost[entering] ?? 0);
  basis[at] = entering;
};

const subtract = (from: Float64Array, row: Float64Array, factor: number): void => {
  if (factor === 0) return;
  for (let column = 0; column < from.length; column++) from[column] = (from[column] ?? 0) - factor * (row[column] ?? 0);
};
