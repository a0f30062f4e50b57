/** Places of a bit table by the first two code units of a text. */
const PAIRS = 1 << 16;

/**
 * Texts as a trie in typed arrays: a node for every beginning, numbered from 1, found by one look at a table and without a
 * string made for it. Node 0 is the empty text. Grows with `extend`.
 */
export class CharTrie {
  /** Nodes so far, the empty text's included. */
  size = 1;
  private places = 1 << 8;
  /** Node, code unit, next node; the last is 0 at an empty place. */
  private table = new Int32Array(this.places * 3);
  /** Which pairs of code units texts begin with, and which single ones are whole texts. */
  private readonly pairs = new Int32Array(PAIRS >> 5);
  private readonly singles = new Int32Array(PAIRS >> 5);

  /** The node that a code unit leads to; 0 where no text goes on so. */
  next(node: number, code: number): number {
    const { table } = this;
    const mask = this.places - 1;
    let at = placeOf(node, code) & mask;
    for (;;) {
      const found = table[at * 3 + 2] ?? 0;
      if (found === 0 || (table[at * 3] === node && table[at * 3 + 1] === code)) return found;
      at = (at + 1) & mask;
    }
  }

  /** The same; a node is made where there was none. */
  extend(node: number, code: number): number {
    const known = this.next(node, code);
    if (known !== 0) return known;
    if (this.size * 2 > this.places) this.grow();
    this.put(node, code, this.size);
    return this.size++;
  }

  /** Adds a text as one that `mayBegin` knows. @returns its node; 0 for the empty text */
  add(text: string): number {
    let node = 0;
    for (let at = 0; at < text.length; at++) node = this.extend(node, text.charCodeAt(at));
    const first = text.charCodeAt(0);
    if (text.length === 1) setBit(this.singles, first);
    else if (text !== '') setBit(this.pairs, pairOf(first, text.charCodeAt(1)));
    return node;
  }

  /** False where no added text begins with these units, at the price of two looks. `second` is 0 where nothing follows. */
  mayBegin(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return (
      (((this.pairs[pair >> 5] ?? 0) >>> (pair & 31)) & 1) === 1 ||
      (((this.singles[first >> 5] ?? 0) >>> (first & 31)) & 1) === 1
    );
  }

  private put(node: number, code: number, next: number): void {
    const { table } = this;
    const mask = this.places - 1;
    let at = placeOf(node, code) & mask;
    while (table[at * 3 + 2] !== 0) at = (at + 1) & mask;
    table[at * 3] = node;
    table[at * 3 + 1] = code;
    table[at * 3 + 2] = next;
  }

  private grow(): void {
    const before = this.table;
    this.places *= 2;
    this.table = new Int32Array(this.places * 3);
    for (let at = 0; at < before.length; at += 3)
      if (before[at + 2] !== 0) this.put(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
  }
}

function placeOf(node: number, code: number): number {
  const mixed = Math.imul(node, 0x2c1b3c6d) ^ Math.imul(code, 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e5) ^ second) & (PAIRS - 1);
}

function setBit(bits: Int32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}
