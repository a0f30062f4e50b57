import type { Chunk } from './chunk.js';
import type { People } from './people.js';

/** What people who come several times in a group add beyond being counted once for each value; by 1 + group. */
interface More {
  readonly clusters: Float64Array;
  readonly ss: Float64Array;
  readonly sn: Float64Array;
  readonly nn: Float64Array;
}

/** The values of one metric of people who have several, person by person. */
export class RepeatedValues {
  private constructor(
    /** Person number p has the values `starts[p] … starts[p + 1]`. */
    private readonly starts: Uint32Array,
    private readonly cellOf: Uint32Array,
    private readonly values: Float64Array,
  ) {}

  get bytes(): number {
    return this.starts.byteLength + this.cellOf.byteLength + this.values.byteLength;
  }

  static of(people: People, valuesOf: (chunk: Chunk) => (row: number) => number): RepeatedValues {
    const byPlace = new Float64Array(people.cellOf.length);
    for (const [chunk, { rows, places }] of people.blocks) {
      const valueOf = valuesOf(chunk);
      for (let at = 0; at < rows.length; at++) byPlace[places[at] ?? 0] = valueOf(rows[at] ?? 0);
    }
    const starts = new Uint32Array(people.starts.length);
    const cellOf = new Uint32Array(byPlace.length);
    let persons = 0;
    let held = 0;
    for (let person = 0; person + 1 < people.starts.length; person++) {
      const begin = starts[persons] ?? 0;
      for (let place = people.starts[person] ?? 0; place < (people.starts[person + 1] ?? 0); place++) {
        const value = byPlace[place] ?? 0;
        // NaN is the one value that differs from itself.
        if (value !== value) continue;
        byPlace[held] = value;
        cellOf[held++] = people.cellOf[place] ?? 0;
      }
      if (held - begin > 1) starts[++persons] = held;
      else held = begin;
    }
    return new RepeatedValues(starts.slice(0, persons + 1), cellOf.slice(0, held), byPlace.slice(0, held));
  }

  /** @param groupOf 1 + group of each cell, 0 for cells that do not pass */
  more(groupOf: Uint32Array, groups: number): More {
    const make = (): Float64Array => new Float64Array(groups + 1);
    const more = { clusters: make(), ss: make(), sn: make(), nn: make() };
    const { clusters, ss, sn, nn } = more;
    const { starts, cellOf, values } = this;
    const [count, sum, squares] = [make(), make(), make()];
    const touched = new Uint32Array(groups);
    for (let person = 0; person + 1 < starts.length; person++) {
      const end = starts[person + 1] ?? 0;
      let met = 0;
      for (let at = starts[person] ?? 0; at < end; at++) {
        const group = groupOf[cellOf[at] ?? 0] ?? 0;
        if (group === 0) continue;
        if (count[group] === 0) touched[met++] = group;
        const value = values[at] ?? 0;
        count[group] = (count[group] ?? 0) + 1;
        sum[group] = (sum[group] ?? 0) + value;
        squares[group] = (squares[group] ?? 0) + value * value;
      }
      for (let at = 0; at < met; at++) {
        const group = touched[at] ?? 0;
        const [times, total, square] = [count[group] ?? 0, sum[group] ?? 0, squares[group] ?? 0];
        count[group] = sum[group] = squares[group] = 0;
        if (times < 2) continue;
        clusters[group] = (clusters[group] ?? 0) + times - 1;
        ss[group] = (ss[group] ?? 0) + total * total - square;
        sn[group] = (sn[group] ?? 0) + total * times - total;
        nn[group] = (nn[group] ?? 0) + times * times - times;
      }
    }
    return more;
  }
}
