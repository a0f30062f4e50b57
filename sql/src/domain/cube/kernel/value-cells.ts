import type { MeasureColumns } from './chunk.js';
import type { Store } from './store.js';

/** Reads what one row adds to a metric; NaN when it is not in n. */
export type ReadValue = (row: number) => number;
/** Called once a block. */
export type ReadValues = (columns: MeasureColumns, hasTheme: (row: number) => boolean) => ReadValue;

/** Sums of one group, as `ClusterSums` gives them: by item, and by person with n_c values that add up to s_c. */
export interface GroupSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly clusters: number;
  /** Σ s_c², Σ s_c n_c, Σ n_c². */
  readonly ss: number;
  readonly sn: number;
  readonly nn: number;
}

/**
 * The values of one metric summed by cell: a day of a block and a value of the first packed code, which holds the dimensions
 * that filters and charts use most. A metric under such a filter is then a sum over some hundred thousand cells instead of
 * all items. People who come again cannot be summed beforehand, since how often one comes depends on the filter: their
 * values are kept by person, each with its cell.
 */
export class ValueCells {
  private constructor(
    /** Local day and first code of each cell. */
    readonly days: Int32Array,
    readonly codes: Uint16Array,
    private readonly n: Float64Array,
    private readonly sum: Float64Array,
    private readonly squares: Float64Array,
    /** Person number p has the values `starts[p] … starts[p + 1]`. */
    private readonly starts: Uint32Array,
    private readonly cellOf: Uint32Array,
    private readonly values: Float64Array,
  ) {}

  get length(): number {
    return this.days.length;
  }

  get bytes(): number {
    const { days, codes, n, sum, squares, starts, cellOf, values } = this;
    return [days, codes, n, sum, squares, starts, cellOf, values].reduce((total, each) => total + each.byteLength, 0);
  }

  static of(store: Store, read: ReadValues, byItem: boolean): ValueCells {
    const cells = new Cells();
    const kept = new Kept();
    const repeated = store.repeatedPeople;
    const cellAt = new Int32Array(store.packing.sizes[0] ?? 1);
    for (const chunk of store.chunks.values()) {
      const { codes, columns, sets, days, starts } = chunk;
      const valueOf = read(columns, (row) => sets[row] !== 0);
      const { person } = columns;
      const [first] = codes;
      for (let run = 0; run < days.length; run++) {
        // cells of this run are numbered from `base`; a number left by an earlier run is below it
        const base = cells.length;
        const end = starts[run + 1] ?? 0;
        for (let row = starts[run] ?? 0; row < end; row++) {
          const value = valueOf(row);
          // NaN is the one value that differs from itself.
          if (value !== value) continue;
          const code = first?.[row] ?? 0;
          let cell = (cellAt[code] ?? 0) - 1;
          if (cell < base) {
            cell = cells.open(days[run] ?? 0, code);
            cellAt[code] = cell + 1;
          }
          cells.add(cell, value);
          const who = person[row] ?? 0;
          if (!byItem && repeated[who] === 1) kept.add(who, cell, value);
        }
      }
    }
    const { starts, order } = kept.byPerson();
    return new ValueCells(
      cells.days.slice(0, cells.length),
      cells.codes.slice(0, cells.length),
      cells.n.slice(0, cells.length),
      cells.sum.slice(0, cells.length),
      cells.squares.slice(0, cells.length),
      starts,
      order.map((at) => kept.cells[at] ?? 0),
      Float64Array.from(order, (at) => kept.values[at] ?? 0),
    );
  }

  /** @param groupOf group of each cell, −1 for cells that do not pass */
  sums(groupOf: Int32Array, groups: number): GroupSums[] {
    const [n, sum, squares] = [new Float64Array(groups), new Float64Array(groups), new Float64Array(groups)];
    for (let cell = 0; cell < groupOf.length; cell++) {
      const group = groupOf[cell] ?? -1;
      if (group < 0) continue;
      n[group] = (n[group] ?? 0) + (this.n[cell] ?? 0);
      sum[group] = (sum[group] ?? 0) + (this.sum[cell] ?? 0);
      squares[group] = (squares[group] ?? 0) + (this.squares[cell] ?? 0);
    }
    const more = this.#ofPeople(groupOf, groups);
    return Array.from({ length: groups }, (_, group) => {
      const items = n[group] ?? 0;
      const total = sum[group] ?? 0;
      const square = squares[group] ?? 0;
      return {
        n: items,
        sum: total,
        squares: square,
        clusters: items - (more.clusters[group] ?? 0),
        ss: square + (more.ss[group] ?? 0),
        sn: total + (more.sn[group] ?? 0),
        nn: items + (more.nn[group] ?? 0),
      };
    });
  }

  /** What people who come several times in a group add beyond being counted once for each value. */
  #ofPeople(groupOf: Int32Array, groups: number): Record<'clusters' | 'ss' | 'sn' | 'nn', Float64Array> {
    const make = (): Float64Array => new Float64Array(groups);
    const more = { clusters: make(), ss: make(), sn: make(), nn: make() };
    const [count, sum, squares] = [make(), make(), make()];
    const touched = new Int32Array(groups);
    const { starts, cellOf, values } = this;
    for (let person = 0; person + 1 < starts.length; person++) {
      let met = 0;
      const end = starts[person + 1] ?? 0;
      for (let at = starts[person] ?? 0; at < end; at++) {
        const group = groupOf[cellOf[at] ?? 0] ?? -1;
        if (group < 0) continue;
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
        more.clusters[group] = (more.clusters[group] ?? 0) + times - 1;
        more.ss[group] = (more.ss[group] ?? 0) + total * total - square;
        more.sn[group] = (more.sn[group] ?? 0) + total * times - total;
        more.nn[group] = (more.nn[group] ?? 0) + times * times - times;
      }
    }
    return more;
  }
}

/** Cells while they are summed. */
class Cells {
  days = new Int32Array(4096);
  codes = new Uint16Array(4096);
  n = new Float64Array(4096);
  sum = new Float64Array(4096);
  squares = new Float64Array(4096);
  length = 0;

  open(day: number, code: number): number {
    if (this.length === this.days.length) {
      this.days = grown(this.days, new Int32Array(this.length * 2));
      this.codes = grown(this.codes, new Uint16Array(this.length * 2));
      this.n = grown(this.n, new Float64Array(this.length * 2));
      this.sum = grown(this.sum, new Float64Array(this.length * 2));
      this.squares = grown(this.squares, new Float64Array(this.length * 2));
    }
    this.days[this.length] = day;
    this.codes[this.length] = code;
    return this.length++;
  }

  add(cell: number, value: number): void {
    this.n[cell] = (this.n[cell] ?? 0) + 1;
    this.sum[cell] = (this.sum[cell] ?? 0) + value;
    this.squares[cell] = (this.squares[cell] ?? 0) + value * value;
  }
}

/** Values of people who come again, in the order of the rows. */
class Kept {
  persons = new Uint32Array(4096);
  cells = new Uint32Array(4096);
  values = new Float64Array(4096);
  length = 0;
  #most = 0;

  add(person: number, cell: number, value: number): void {
    if (this.length === this.persons.length) {
      this.persons = grown(this.persons, new Uint32Array(this.length * 2));
      this.cells = grown(this.cells, new Uint32Array(this.length * 2));
      this.values = grown(this.values, new Float64Array(this.length * 2));
    }
    this.persons[this.length] = person;
    this.cells[this.length] = cell;
    this.values[this.length++] = value;
    this.#most = Math.max(this.#most, person);
  }

  /** Positions by person, without people who have one value only. */
  byPerson(): { readonly starts: Uint32Array; readonly order: Uint32Array } {
    const times = new Uint32Array(this.#most + 1);
    for (let at = 0; at < this.length; at++) {
      const person = this.persons[at] ?? 0;
      times[person] = (times[person] ?? 0) + 1;
    }
    const next = new Uint32Array(this.#most + 1);
    const starts: number[] = [];
    let placed = 0;
    for (let person = 0; person < times.length; person++) {
      if ((times[person] ?? 0) < 2) continue;
      starts.push(placed);
      next[person] = placed;
      placed += times[person] ?? 0;
    }
    starts.push(placed);
    const order = new Uint32Array(placed);
    for (let at = 0; at < this.length; at++) {
      const person = this.persons[at] ?? 0;
      if ((times[person] ?? 0) < 2) continue;
      order[next[person] ?? 0] = at;
      next[person] = (next[person] ?? 0) + 1;
    }
    return { starts: Uint32Array.from(starts), order };
  }
}

function grown<A extends Int32Array | Uint16Array | Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
