/** Hashed n-grams of one block: keys with, on demand, the folded range each stands in. Keys repeat as they occur, none is 0. */
export class Grams {
  keys = new Int32Array(1024);
  from = new Int32Array(0);
  to = new Int32Array(0);
  count = 0;

  /** Empties it and makes room. */
  reserve(capacity: number, withOffsets: boolean): void {
    this.count = 0;
    if (this.keys.length < capacity) this.keys = new Int32Array(capacity * 2);
    if (withOffsets && this.from.length < this.keys.length) {
      this.from = new Int32Array(this.keys.length);
      this.to = new Int32Array(this.keys.length);
    }
  }

  /** Adds one; offsets count only where they were reserved. */
  add(key: number, from: number, to: number): void {
    const at = this.count++;
    this.keys[at] = key === 0 ? 1 : key;
    if (at < this.from.length) {
      this.from[at] = from;
      this.to[at] = to;
    }
  }
}
