import { Extractor } from '../features/extractor.js';
import { metaKey } from '../features/meta-tokens.js';
import type { SparseRows } from './sparse-rows.js';
import type { BlockLengths } from './vectoriser.js';
import { Vectoriser } from './vectoriser.js';
import type { Vocabulary } from './vocabulary.js';
import { createVocabulary, placeOf } from './vocabulary.js';

/** A text with the metadata tokens of its item. */
export interface Document {
  readonly text: string;
  readonly meta?: readonly string[];
}

/** The largest vocabulary; what occurs in the fewest texts goes first. */
const MAX_VOCABULARY = 400_000;

/** Counts in how many documents each key occurs: an open-addressing table of key, count and last document. */
class DocumentCounts {
  size = 0;
  private places = 1 << 16;
  private table = new Int32Array(this.places * 3);

  add(key: number, document: number): void {
    const at = this.placeOf(this.table, this.places, key);
    if (this.table[at] === 0) {
      if (this.size * 2 > this.places) {
        this.grow();
        return this.add(key, document);
      }
      this.size++;
      this.table[at] = key;
      this.table[at + 1] = 1;
    } else if (this.table[at + 2] === document) return;
    else this.table[at + 1] = (this.table[at + 1] ?? 0) + 1;
    this.table[at + 2] = document;
  }

  /** Keys in at least `least` documents with their counts, by key. */
  entries(least: number): { readonly key: number; readonly count: number }[] {
    const found: { key: number; count: number }[] = [];
    for (let at = 0; at < this.table.length; at += 3) {
      const count = this.table[at + 1] ?? 0;
      if (count >= least) found.push({ key: this.table[at] ?? 0, count });
    }
    return found.sort((a, b) => b.count - a.count || a.key - b.key);
  }

  private placeOf(table: Int32Array, places: number, key: number): number {
    let place = placeOf(key, places - 1);
    for (;;) {
      const found = table[place * 3] ?? 0;
      if (found === key || found === 0) return place * 3;
      place = (place + 1) & (places - 1);
    }
  }

  private grow(): void {
    const places = this.places * 2;
    const table = new Int32Array(places * 3);
    for (let from = 0; from < this.table.length; from += 3) {
      const key = this.table[from] ?? 0;
      if (key === 0) continue;
      const to = this.placeOf(table, places, key);
      for (let part = 0; part < 3; part++) table[to + part] = this.table[from + part] ?? 0;
    }
    this.places = places;
    this.table = table;
  }
}

/** The n-grams that occur in at least `least` documents, most frequent first, with their inverse document frequency. */
export function vocabularyOf(documents: readonly Document[], least = 2): Vocabulary {
  const extractor = new Extractor();
  const counts = new DocumentCounts();
  documents.forEach(({ text, meta = [] }, at) => {
    extractor.read(text);
    for (const { keys, count } of [extractor.words, extractor.chars, extractor.meanings])
      for (let i = 0; i < count; i++) counts.add(keys[i] ?? 1, at + 1);
    for (const token of meta) counts.add(metaKey(token), at + 1);
  });
  const kept = counts.entries(least).slice(0, MAX_VOCABULARY);
  return createVocabulary(
    Int32Array.from(kept, ({ key }) => key),
    Float32Array.from(kept, ({ count }) => 1 + Math.log((1 + documents.length) / (1 + count))),
  );
}

/** The vectors of documents, a row each. */
export function rowsOf(documents: readonly Document[], vocabulary: Vocabulary, lengths: BlockLengths): SparseRows {
  const vectoriser = new Vectoriser(vocabulary, lengths);
  const starts = new Int32Array(documents.length + 1);
  let columns = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  let total = 0;
  documents.forEach(({ text, meta = [] }, row) => {
    vectoriser.read(text, 0, text.length, meta);
    const { count } = vectoriser;
    if (total + count > columns.length) {
      const size = (total + count) * 2;
      const moreColumns = new Int32Array(size);
      moreColumns.set(columns);
      columns = moreColumns;
      const moreValues = new Float32Array(size);
      moreValues.set(values);
      values = moreValues;
    }
    columns.set(vectoriser.numbers.subarray(0, count), total);
    values.set(vectoriser.values.subarray(0, count), total);
    total += count;
    starts[row + 1] = total;
  });
  return { starts, columns: columns.slice(0, total), values: values.slice(0, total), width: vocabulary.size };
}
