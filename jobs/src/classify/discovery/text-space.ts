import type { Reading } from './reading.js';

/** Terms in more than this share of the texts tell nothing apart. */
const COMMON = 0.2;
/** Texts less alike than this are not compared further. */
const LEAST_LIKENESS = 0.05;
/** Same texts must be equally near, whatever the order of summing. */
const EXACT = 1e6;

/** A text and how like it is to a centre, 0 … 1. */
export interface Likeness {
  readonly text: number;
  readonly value: number;
}

interface Vector {
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

/** Texts as unit vectors of their terms, rare ones weighing more; knows which texts are like a set of texts. */
export class TextSpace {
  private readonly vectors: readonly Vector[];
  /** Texts by term: those of term t stand from `starts[t]` to `starts[t + 1]`. */
  private readonly starts: Int32Array;
  private readonly texts: Int32Array;
  private readonly values: Float64Array;
  private readonly sums: Float64Array;

  constructor(readings: readonly Reading[]) {
    this.vectors = vectorsOf(readings);
    const terms = this.vectors.reduce((most, { terms: own }) => own.reduce((a, b) => Math.max(a, b), most), -1) + 1;
    this.starts = new Int32Array(terms + 1);
    for (const vector of this.vectors) for (const term of vector.terms) add(this.starts, term + 1, 1);
    for (let term = 0; term < terms; term++) add(this.starts, term + 1, this.starts[term] ?? 0);
    const filled = this.starts.slice();
    this.texts = new Int32Array(this.starts[terms] ?? 0);
    this.values = new Float64Array(this.texts.length);
    this.vectors.forEach((vector, text) => {
      vector.terms.forEach((term, i) => {
        const place = filled[term] ?? 0;
        filled[term] = place + 1;
        this.texts[place] = text;
        this.values[place] = vector.values[i] ?? 0;
      });
    });
    this.sums = new Float64Array(this.vectors.length);
  }

  /**
   * Texts by their likeness to the centre of the members, most alike first; of equals the higher number comes first, so
   * that recent texts, which have the low ones, are not favoured. A member is compared with the other members.
   */
  near(members: readonly number[]): Likeness[] {
    const centre = new Map<number, number>();
    for (const member of members)
      this.vectors[member]?.terms.forEach((term, i) => {
        centre.set(term, (centre.get(term) ?? 0) + (this.vectors[member]?.values[i] ?? 0));
      });
    let square = 0;
    this.sums.fill(0);
    for (const [term, weight] of centre) {
      square += weight * weight;
      const end = this.starts[term + 1] ?? 0;
      for (let i = this.starts[term] ?? 0; i < end; i++)
        add(this.sums, this.texts[i] ?? 0, weight * (this.values[i] ?? 0));
    }
    const own = new Set(members);
    const near: Likeness[] = [];
    this.sums.forEach((sum, text) => {
      if (sum <= 0) return;
      const value = own.has(text) ? withoutItself(sum, square) : sum / Math.sqrt(square);
      if (value > LEAST_LIKENESS) near.push({ text, value: Math.round(value * EXACT) / EXACT });
    });
    return near.sort((a, b) => b.value - a.value || b.text - a.text);
  }
}

/** Cosine of a unit vector to the sum of the others. */
function withoutItself(sum: number, square: number): number {
  const rest = square - 2 * sum + 1;
  return rest > 1e-9 ? (sum - 1) / Math.sqrt(rest) : 0;
}

function vectorsOf(readings: readonly Reading[]): Vector[] {
  const count = new Map<string, number>();
  for (const { terms } of readings) for (const term of terms.keys()) count.set(term, (count.get(term) ?? 0) + 1);
  const most = Math.max(COMMON * readings.length, 20);
  const ids = new Map<string, { id: number; weight: number }>();
  for (const [term, texts] of count)
    if (texts > 1 && texts <= most) ids.set(term, { id: ids.size, weight: Math.log(readings.length / texts) });
  return readings.map(({ terms }) => {
    const own = [...terms].flatMap(([term, weight]) => {
      const found = ids.get(term);
      return found === undefined ? [] : [{ id: found.id, value: weight * found.weight }];
    });
    const length = Math.sqrt(own.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    return {
      terms: Int32Array.from(own, ({ id }) => id),
      values: Float64Array.from(own, ({ value }) => value / length),
    };
  });
}

function add(array: Int32Array | Float64Array, place: number, value: number): void {
  array[place] = (array[place] ?? 0) + value;
}
