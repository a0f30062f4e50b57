/** Widest base with its marks that is folded as one; what exceeds it is folded apart. */
const CLUSTERS = /[\s\S][\p{M}\uff9e\uff9f]{0,8}/gu;
const MARK = /[\p{M}\uff9e\uff9f]/u;

let table: Uint16Array | null = null;

/** One folded code unit for every code unit; 0 where a unit grows, vanishes or joins with its neighbour. */
function foldTable(): Uint16Array {
  if (table !== null) return table;
  table = new Uint16Array(0x10000);
  for (let code = 1; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) table[code] = code;
    else {
      const char = String.fromCharCode(code);
      const folded = char.normalize('NFKC').toLowerCase();
      if (folded.length === 1 && !(code >= 0x300 && MARK.test(char))) table[code] = folded.charCodeAt(0);
    }
  }
  table[0] = 0x20;
  // one apostrophe
  table[0x2019] = 0x27;
  return table;
}

/**
 * A text as the extractor reads it: NFKC and lower case, with the way back. Holds its buffers, so that folding one text
 * after another allocates nothing; what it holds is of the last text only.
 */
export class FoldedText {
  /** Folded UTF-16 code units; `length` of them are of this text. */
  codes = new Uint16Array(1024);
  length = 0;
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private isShifted = false;
  private base = 0;

  /** Folds `text[start, end)`. */
  set(text: string, start: number, end: number): void {
    const size = end - start;
    if (this.codes.length < size) this.codes = new Uint16Array(size * 2);
    const folded = foldTable();
    const codes = this.codes;
    this.base = start;
    this.isShifted = false;
    for (let i = 0; i < size; i++) {
      const code = text.charCodeAt(start + i);
      const one = folded[code] ?? 0;
      // NFKC of a character outside the basic plane may be inside it, as with mathematical letters
      if (one === 0 || code === 0xd835) return this.setShifted(text.slice(start, end));
      codes[i] = one;
    }
    this.length = size;
  }

  /** Where a folded unit begins in the text that was set. */
  startOf(at: number): number {
    return this.base + (this.isShifted ? (this.starts[at] ?? 0) : at);
  }

  /** Where the folded unit before `at` ends in the text that was set; `at` ≥ 1. */
  endOf(at: number): number {
    return this.base + (this.isShifted ? (this.ends[at - 1] ?? 0) : at);
  }

  /** The first folded unit that begins at or after an offset of the text that was set. */
  indexOf(offset: number): number {
    if (!this.isShifted) return Math.min(this.length, Math.max(0, offset - this.base));
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) + this.base < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private setShifted(text: string): void {
    this.isShifted = true;
    let length = 0;
    for (const match of text.matchAll(CLUSTERS)) {
      const folded = match[0].normalize('NFKC').toLowerCase();
      if (length + folded.length > this.codes.length || length + folded.length > this.starts.length)
        this.grow((length + folded.length) * 2);
      for (let i = 0; i < folded.length; i++) {
        this.codes[length] = folded.charCodeAt(i);
        this.starts[length] = match.index;
        this.ends[length] = match.index + match[0].length;
        length++;
      }
    }
    this.length = length;
  }

  private grow(capacity: number): void {
    const codes = new Uint16Array(Math.max(capacity, this.codes.length));
    codes.set(this.codes);
    this.codes = codes;
    const starts = new Int32Array(codes.length);
    starts.set(this.starts);
    this.starts = starts;
    const ends = new Int32Array(codes.length);
    ends.set(this.ends);
    this.ends = ends;
  }
}
