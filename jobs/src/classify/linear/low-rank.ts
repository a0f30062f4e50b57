import type { LinearAnswer } from './binary-problem.js';
import { randomFrom, shuffle } from './random.js';
import type { SparseRows } from './sparse-rows.js';

/** Classes that exclude each other, over the rows of a matrix. */
export interface ClassProblem {
  readonly rows: SparseRows;
  /** Rows to learn from, each with a class. */
  readonly members: Int32Array;
  /** By row: number of its class, 0 … `count` − 1. */
  readonly classes: Int32Array;
  readonly count: number;
  /** By row, > 0 for members: how far its error counts, 1 for an example of weight 1. */
  readonly weights: Float64Array;
  readonly seed: number;
}

/** Scores of all classes: every n-gram is a point in few dimensions, every class a direction in them. */
export interface LowRankModel {
  readonly width: number;
  readonly count: number;
  /** Row-major by n-gram. */
  readonly points: Float32Array;
  /** Row-major by class. */
  readonly directions: Float32Array;
  /** By class. */
  readonly biases: Float64Array;
}

/** 128 take twice the time for .002 on banking77, 32 are as good within noise. */
const DIMENSIONS = 64;
/** Share of a text's n-grams that is hidden at each look at it: words overlap their own characters, so few tell enough. */
const HIDDEN = 0.8;
const RATE = 0.1;
/** Of the biases, beside that of the rest. */
const BIAS_RATE = 0.1;
/** Bounds of the first values. */
const START = 0.1;
const EPOCHS = 20;
const LEAST_EPOCHS = 5;
/** Looks at texts, all epochs together, that are not exceeded by more epochs than the least. */
const LOOKS = 300_000;
/** Errors of a class that are not worth a step. */
const NO_ERROR = 1e-4;
const TINY = 1e-8;

/**
 * Softmax regression of low rank by stochastic steps: what all classes share is learnt together, which rare classes
 * profit from. Step sizes as in AdaGrad (Duchi et al., 2011), one sum of squares for each n-gram and each class; the rate
 * falls to nothing in a line. Cost: nearly n-grams that are left × dimensions × epochs.
 */
export function trainLowRank({ rows, members, classes, count, weights, seed }: ClassProblem): LowRankModel {
  const { starts, columns, values, width } = rows;
  const random = randomFrom(seed);
  const points = startOf(width * DIMENSIONS, random);
  const directions = startOf(count * DIMENSIONS, random);
  const biases = new Float64Array(count);
  const pointSquares = new Float64Array(width).fill(TINY);
  const directionSquares = new Float64Array(count).fill(TINY);
  const place = new Float32Array(DIMENSIONS);
  const pull = new Float32Array(DIMENSIONS);
  const errors = new Float64Array(count);
  const seen = new Int32Array(longest(rows));
  const order = members.slice();
  const epochs = Math.max(LEAST_EPOCHS, Math.min(EPOCHS, Math.round(LOOKS / Math.max(1, members.length))));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = RATE * (1 - epoch / epochs);
    shuffle(order, order.length, random);
    for (const row of order) {
      const end = starts[row + 1] ?? 0;
      let left = 0;
      place.fill(0);
      for (let at = starts[row] ?? 0; at < end; at++) {
        if (random() < HIDDEN) continue;
        seen[left++] = at;
        addPoint(points, columns[at] ?? 0, (values[at] ?? 0) / (1 - HIDDEN), place);
      }
      softmax({ directions, biases, count }, place, errors);
      const truth = classes[row] ?? 0;
      errors[truth] = (errors[truth] ?? 0) - 1;

      const placeSquare = squareOf(place) / DIMENSIONS;
      const weight = weights[row] ?? 0;
      pull.fill(0);
      for (let to = 0; to < count; to++) {
        const error = (errors[to] ?? 0) * weight;
        if (Math.abs(error) < NO_ERROR) continue;
        const squares = (directionSquares[to] ?? TINY) + error * error * placeSquare;
        directionSquares[to] = squares;
        const step = (rate * error) / Math.sqrt(squares);
        const from = to * DIMENSIONS;
        for (let d = 0; d < DIMENSIONS; d++) {
          const old = directions[from + d] ?? 0;
          pull[d] = (pull[d] ?? 0) + error * old;
          directions[from + d] = old - step * (place[d] ?? 0);
        }
        biases[to] = (biases[to] ?? 0) - BIAS_RATE * rate * error;
      }

      const pullSquare = squareOf(pull) / DIMENSIONS;
      if (pullSquare === 0) continue;
      for (let i = 0; i < left; i++) {
        const at = seen[i] ?? 0;
        const column = columns[at] ?? 0;
        const value = (values[at] ?? 0) / (1 - HIDDEN);
        const squares = (pointSquares[column] ?? TINY) + pullSquare * value * value;
        pointSquares[column] = squares;
        addPoint(pull, 0, (-rate * value) / Math.sqrt(squares), points, column);
      }
    }
  }
  centre(directions, count, DIMENSIONS);
  centre(biases, count, 1);
  return { width, count, points, directions, biases };
}

/** Fills `scores`, by class, for a row of any matrix over the same n-grams; their mean is 0. */
export function scoreLowRank(
  model: LowRankModel,
  { starts, columns, values }: SparseRows,
  row: number,
  scores: Float64Array,
): void {
  const place = new Float32Array(DIMENSIONS);
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) addPoint(model.points, columns[at] ?? 0, values[at] ?? 0, place);
  for (let to = 0; to < model.count; to++) scores[to] = scoreOf(model, to, place);
}

/** The same scores as one weight an n-gram, for one class: nothing of the two parts is left in use. */
export function columnOf({ width, points, directions, biases }: LowRankModel, to: number): LinearAnswer {
  const weights = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++)
      sum += (points[column * DIMENSIONS + d] ?? 0) * (directions[to * DIMENSIONS + d] ?? 0);
    weights[column] = sum;
  }
  return { weights, bias: biases[to] ?? 0 };
}

function startOf(size: number, random: () => number): Float32Array {
  const values = new Float32Array(size);
  for (let at = 0; at < size; at++) values[at] = (2 * random() - 1) * START;
  return values;
}

function longest({ starts }: SparseRows): number {
  let most = 0;
  for (let row = 0; row + 1 < starts.length; row++) most = Math.max(most, (starts[row + 1] ?? 0) - (starts[row] ?? 0));
  return most;
}

/** Adds a multiple of point `from` of `source` to point `to` of `target`. */
function addPoint(source: Float32Array, from: number, factor: number, target: Float32Array, to = 0): void {
  for (let d = 0; d < DIMENSIONS; d++)
    target[to * DIMENSIONS + d] = (target[to * DIMENSIONS + d] ?? 0) + factor * (source[from * DIMENSIONS + d] ?? 0);
}

function scoreOf(
  { directions, biases }: Pick<LowRankModel, 'directions' | 'biases'>,
  to: number,
  place: Float32Array,
): number {
  const from = to * DIMENSIONS;
  let sum = biases[to] ?? 0;
  for (let d = 0; d < DIMENSIONS; d++) sum += (directions[from + d] ?? 0) * (place[d] ?? 0);
  return sum;
}

/** Probabilities of the classes at a place. */
function softmax(
  model: Pick<LowRankModel, 'directions' | 'biases' | 'count'>,
  place: Float32Array,
  shares: Float64Array,
): void {
  let most = -Infinity;
  for (let to = 0; to < model.count; to++) {
    const score = scoreOf(model, to, place);
    shares[to] = score;
    if (score > most) most = score;
  }
  let total = 0;
  for (let to = 0; to < model.count; to++) {
    const part = Math.exp((shares[to] ?? 0) - most);
    shares[to] = part;
    total += part;
  }
  for (let to = 0; to < model.count; to++) shares[to] = (shares[to] ?? 0) / total;
}

function squareOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** What is added to all classes alike says nothing: taken away, scores of classes can be laid beside others'. */
function centre(values: Float32Array | Float64Array, count: number, size: number): void {
  for (let d = 0; d < size; d++) {
    let mean = 0;
    for (let to = 0; to < count; to++) mean += (values[to * size + d] ?? 0) / count;
    for (let to = 0; to < count; to++) values[to * size + d] = (values[to * size + d] ?? 0) - mean;
  }
}
