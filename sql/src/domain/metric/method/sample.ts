/** Values kept by group, for methods that need more than sums. */
export class Sample {
  #groups = new Uint32Array(1024);
  #persons = new Uint32Array(1024);
  #values = new Float64Array(1024);
  #length = 0;
  #sorted: { readonly starts: Uint32Array; readonly order: Uint32Array } | null = null;

  constructor(readonly groups: number) {}

  add(group: number, value: number, person: number): void {
    if (this.#length === this.#groups.length) this.#grow();
    this.#groups[this.#length] = group;
    this.#persons[this.#length] = person;
    this.#values[this.#length++] = value;
    this.#sorted = null;
  }

  /** Calls with everything kept of a group, in the order of arrival. */
  each(group: number, visit: (value: number, person: number) => void): void {
    const { starts, order } = (this.#sorted ??= this.#sort());
    for (let at = starts[group] ?? 0; at < (starts[group + 1] ?? 0); at++) {
      const index = order[at] ?? 0;
      visit(this.#values[index] ?? 0, this.#persons[index] ?? 0);
    }
  }

  /** The values of a group, ascending. */
  ascending(group: number): Float64Array {
    const { starts, order } = (this.#sorted ??= this.#sort());
    const from = starts[group] ?? 0;
    const values = new Float64Array((starts[group + 1] ?? from) - from);
    for (let i = 0; i < values.length; i++) values[i] = this.#values[order[from + i] ?? 0] ?? 0;
    return values.sort();
  }

  /** Counting sort by group. */
  #sort(): { readonly starts: Uint32Array; readonly order: Uint32Array } {
    const starts = new Uint32Array(this.groups + 1);
    for (let i = 0; i < this.#length; i++) {
      const next = (this.#groups[i] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let group = 0; group < this.groups; group++)
      starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
    const next = starts.slice();
    const order = new Uint32Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const group = this.#groups[i] ?? 0;
      order[next[group] ?? 0] = i;
      next[group] = (next[group] ?? 0) + 1;
    }
    return { starts, order };
  }

  #grow(): void {
    const groups = new Uint32Array(this.#length * 2);
    const persons = new Uint32Array(this.#length * 2);
    const values = new Float64Array(this.#length * 2);
    groups.set(this.#groups);
    persons.set(this.#persons);
    values.set(this.#values);
    [this.#groups, this.#persons, this.#values] = [groups, persons, values];
  }
}
