import { t95 } from '../metric/method/student.js';
import { factorise, type Factor } from './cholesky.js';

/** Sparse rows of a linear model: most columns are dummies. */
export interface Design {
  readonly columns: number;
  /** Outcome of each row. */
  readonly outcome: Float64Array;
  /** Rows of one person are not independent; 0 is a person of their own. */
  readonly persons: Uint32Array;
  /** Row → half-open range in `active`: the columns that are not 0 in it, each once. */
  readonly offsets: Uint32Array;
  readonly active: Uint16Array;
  /** What stands in each of `active`; all ones when absent. */
  readonly weights?: Float64Array;
}

export interface Coefficient {
  readonly value: number;
  readonly error: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
}

export interface Fit {
  readonly rows: number;
  /** People, with everybody unknown as one of their own. */
  readonly people: number;
  /** Null for a column that the others already say (collinear, or 0 in every row). */
  readonly coefficients: readonly (Coefficient | null)[];
  /** For each such column, the columns that say it. */
  readonly saidBy: ReadonlyMap<number, readonly number[]>;
}

/**
 * Least squares with an interval that neither supposes equal variances nor independent answers of one person: White's
 * sandwich with residuals divided by √(1 − leverage) (HC2; MacKinnon and White 1985), summed within people (Liang and
 * Zeger 1986) and corrected by G ÷ (G − 1). For a dummy the quantile is Student's with as many degrees of freedom as there
 * are people in it, less one, since its error is learnt from those few (Bell and McCaffrey 2002 in the simplest case).
 *
 * Of columns that say the same the later one is left out, so intercept and controls stand first.
 */
export function leastSquares(design: Design): Fit {
  const { columns, outcome, offsets, active } = design;
  const rows = outcome.length;
  const weights = design.weights ?? new Float64Array(active.length).fill(1);
  const gram = new Float64Array(columns * columns);
  const moment = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const y = outcome[row] ?? 0;
    const to = offsets[row + 1] ?? 0;
    for (let a = offsets[row] ?? 0; a < to; a++) {
      const column = active[a] ?? 0;
      const weight = weights[a] ?? 0;
      moment[column] = (moment[column] ?? 0) + weight * y;
      for (let b = offsets[row] ?? 0; b < to; b++) {
        const cell = column * columns + (active[b] ?? 0);
        gram[cell] = (gram[cell] ?? 0) + weight * (weights[b] ?? 0);
      }
    }
  }
  const factor = factorise(gram, columns);
  const beta = times(factor.inverse, moment, columns);
  const { meat, people, peopleOf } = sandwich(design, weights, factor, beta);
  const correction = people > 1 ? people / (people - 1) : 1;

  const coefficients = Array.from({ length: columns }, (_, column) => {
    if (factor.saidBy.has(column) || people < 2) return null;
    const bread = factor.inverse.subarray(column * columns, (column + 1) * columns);
    const variance = dot(bread, times(meat, bread, columns)) * correction;
    const error = Math.sqrt(Math.max(0, variance));
    const value = beta[column] ?? 0;
    const half = t95(Math.max(1, (peopleOf[column] ?? 0) - 1)) * error;
    return { value, error, interval: [value - half, value + half] as const };
  });
  return { rows, people, coefficients, saidBy: factor.saidBy };
}

/** Σ over people of the outer product of what a person's rows add to the normal equations. */
function sandwich(
  { columns, outcome, persons, offsets, active }: Design,
  weights: Float64Array,
  { inverse }: Factor,
  beta: Float64Array,
): { readonly meat: Float64Array; readonly people: number; readonly peopleOf: Uint32Array } {
  const rows = outcome.length;
  const meat = new Float64Array(columns * columns);
  const peopleOf = new Uint32Array(columns);
  const score = new Float64Array(columns);
  const touched: number[] = [];
  const isTouched = new Uint8Array(columns);
  const lastPerson = new Int32Array(columns).fill(-1);
  const add = (row: number): void => {
    const [from, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
    let expected = 0;
    let leverage = 0;
    for (let a = from; a < to; a++) {
      const column = active[a] ?? 0;
      const weight = weights[a] ?? 0;
      expected += weight * (beta[column] ?? 0);
      for (let b = from; b < to; b++)
        leverage += weight * (weights[b] ?? 0) * (inverse[column * columns + (active[b] ?? 0)] ?? 0);
    }
    // A row that alone decides a coefficient has no residual: nothing to divide.
    const residual = ((outcome[row] ?? 0) - expected) / Math.sqrt(Math.max(1 - leverage, 1e-6));
    for (let a = from; a < to; a++) {
      const column = active[a] ?? 0;
      if (isTouched[column] === 0) touched.push(column);
      isTouched[column] = 1;
      score[column] = (score[column] ?? 0) + (weights[a] ?? 0) * residual;
    }
  };
  const close = (): void => {
    for (const a of touched)
      for (const b of touched) {
        const cell = a * columns + b;
        meat[cell] = (meat[cell] ?? 0) + (score[a] ?? 0) * (score[b] ?? 0);
      }
    for (const column of touched) {
      score[column] = 0;
      isTouched[column] = 0;
    }
    touched.length = 0;
  };

  let people = 0;
  const repeated: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (persons[row] !== 0) {
      repeated.push(row);
      continue;
    }
    people++;
    for (let a = offsets[row] ?? 0; a < (offsets[row + 1] ?? 0); a++) {
      const column = active[a] ?? 0;
      peopleOf[column] = (peopleOf[column] ?? 0) + 1;
    }
    add(row);
    close();
  }
  const order = Uint32Array.from(repeated).sort((a, b) => (persons[a] ?? 0) - (persons[b] ?? 0));
  order.forEach((row, at) => {
    const person = persons[row] ?? 0;
    if (at === 0 || persons[order[at - 1] ?? 0] !== person) {
      close();
      people++;
    }
    for (let a = offsets[row] ?? 0; a < (offsets[row + 1] ?? 0); a++) {
      const column = active[a] ?? 0;
      if (lastPerson[column] === person) continue;
      lastPerson[column] = person;
      peopleOf[column] = (peopleOf[column] ?? 0) + 1;
    }
    add(row);
  });
  close();
  return { meat, people, peopleOf };
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) product[row] = dot(matrix.subarray(row * size, (row + 1) * size), vector);
  return product;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
