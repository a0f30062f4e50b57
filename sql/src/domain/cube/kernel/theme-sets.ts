/**
 * Every distinct list of (theme, tone) values gets a number in the order of arrival, so that an item's themes are one small
 * code. Real feedback has a few thousand distinct lists for millions of items.
 */
export class ThemeSets {
  /** Set 0 is the empty list. */
  #offsets = new Int32Array(1024);
  #values = new Uint32Array(2048);
  #count = 1;
  /** Open addressing: set number + 1, 0 free. */
  #slots = new Int32Array(4096);

  get count(): number {
    return this.#count;
  }

  /** Half-open range of a set's values in `values`. */
  range(set: number): readonly [number, number] {
    return [this.#offsets[set] ?? 0, this.#offsets[set + 1] ?? 0];
  }

  get values(): Uint32Array {
    return this.#values;
  }

  /** The number of the list `values[start … end)`, which is kept when it is new. */
  intern(values: Uint32Array, start: number, end: number): number {
    if (start === end) return 0;
    const mask = this.#slots.length - 1;
    let slot = hash(values, start, end) & mask;
    for (;;) {
      const set = (this.#slots[slot] ?? 0) - 1;
      if (set < 0) return this.#add(values, start, end, slot);
      if (this.#equals(set, values, start, end)) return set;
      slot = (slot + 1) & mask;
    }
  }

  /** One number a row; 16 bits as long as they suffice. */
  internAll(offsets: Int32Array, values: Uint32Array, rows: number): Uint16Array | Uint32Array {
    const sets = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) sets[row] = this.intern(values, offsets[row] ?? 0, offsets[row + 1] ?? 0);
    return this.#count <= 65_536 ? Uint16Array.from(sets) : sets;
  }

  #equals(set: number, values: Uint32Array, start: number, end: number): boolean {
    const from = this.#offsets[set] ?? 0;
    if ((this.#offsets[set + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#values[from + i - start] !== values[i]) return false;
    return true;
  }

  #add(values: Uint32Array, start: number, end: number, slot: number): number {
    const set = this.#count++;
    const from = this.#offsets[set] ?? 0;
    const to = from + end - start;
    if (set + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets, new Int32Array(this.#offsets.length * 2));
    if (to > this.#values.length)
      this.#values = grown(this.#values, new Uint32Array(Math.max(to, this.#values.length * 2)));
    this.#values.set(values.subarray(start, end), from);
    this.#offsets[set + 1] = to;
    this.#slots[slot] = set + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return set;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let set = 1; set < this.#count; set++) {
      const [from, to] = this.range(set);
      let slot = hash(this.#values, from, to) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = set + 1;
    }
    this.#slots = slots;
  }
}

function grown<A extends Int32Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

function hash(values: Uint32Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    h = Math.imul(h ^ (values[i] ?? 0), 0x01000193);
    h ^= h >>> 15;
  }
  return Math.imul(h, 0x85ebca6b) >>> 7;
}
