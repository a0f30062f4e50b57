const ID_BYTES = 16;

/** Finds the rows of one block by item id. Ids are random or hashes, so a part of one is hash enough. */
export class RowFinder {
  readonly rows: number;
  private readonly words: Uint32Array;
  private readonly table: Int32Array;

  /** @param ids 16 bytes for each row, in the order of the rows */
  constructor(ids: Uint8Array) {
    this.rows = ids.byteLength / ID_BYTES;
    this.words = wordsOf(ids);
    this.table = new Int32Array(2 ** Math.ceil(Math.log2(this.rows * 2 + 2))).fill(-1);
    for (let row = 0; row < this.rows; row += 1) this.table[this.place(this.words, row)] = row;
  }

  /** Rows of the ids that the block holds, ascending. */
  find(ids: Uint8Array): number[] {
    const words = wordsOf(ids);
    const found: number[] = [];
    for (let index = 0; index < ids.byteLength / ID_BYTES; index += 1) {
      const row = this.table[this.place(words, index)] ?? -1;
      if (row >= 0) found.push(row);
    }
    return found.sort((a, b) => a - b);
  }

  /** Where an id stands in the table, or the empty place where it would. */
  private place(words: Uint32Array, index: number): number {
    const mask = this.table.length - 1;
    const at = index * 4;
    for (let place = ((words[at + 3] ?? 0) ^ (words[at] ?? 0)) & mask; ; place = (place + 1) & mask) {
      const row = this.table[place] ?? -1;
      if (row < 0 || this.equal(row * 4, words, at)) return place;
    }
  }

  private equal(own: number, words: Uint32Array, at: number): boolean {
    for (let word = 0; word < 4; word += 1) if (this.words[own + word] !== words[at + word]) return false;
    return true;
  }
}

/** A copy, because a buffer of the database driver need not begin at a multiple of four. */
function wordsOf(ids: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(ids).buffer);
}
