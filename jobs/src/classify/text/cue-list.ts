import { CharTrie } from './char-trie.js';
import { isLatin } from './latin.js';

/** A cue found in a view; half-open offsets. */
export interface CueHit<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

export interface CueList<Value> {
  /** The longest cue at every place of the range, left to right, never overlapping. */
  find(view: string, start: number, end: number): CueHit<Value>[];
  /** As `find`, told one by one. */
  visit(view: string, start: number, end: number, visit: (value: Value, start: number, end: number) => void): void;
}

interface Cue<Value> {
  readonly value: Value;
  /** Whether a letter may follow: `disappoint` finds "disappointed", `ad$` does not find "additional". */
  readonly whole: boolean;
}

/**
 * A list of cues searched in one pass. Japanese cues match anywhere, Latin ones only from the start of a word; a final `$`
 * asks for the end of a word too. Later groups win over earlier ones for the same cue.
 */
export function createCueList<Value>(groups: readonly (readonly [value: Value, cues: string])[]): CueList<Value> {
  const trie = new CharTrie();
  const cues: (Cue<Value> | undefined)[] = [];
  for (const [value, written] of groups)
    for (const one of written.split(';')) {
      const whole = one.endsWith('$');
      const text = (whole ? one.slice(0, -1) : one).trim().toLowerCase();
      if (text !== '') cues[trie.add(text)] = { value, whole };
    }
  // by node, without the holes of an array that was filled here and there
  const ends = Array.from({ length: trie.size }, (_, node) => cues[node]);

  function visit(
    view: string,
    start: number,
    end: number,
    told: (value: Value, start: number, end: number) => void,
  ): void {
    let i = start;
    let before = i > 0 ? view.charCodeAt(i - 1) : 0;
    let first = view.charCodeAt(i);
    while (i < end) {
      const second = i + 1 < end ? view.charCodeAt(i + 1) : 0;
      let found: Cue<Value> | undefined;
      let stop = i;
      if (trie.mayBegin(first, second) && !(isLatin(first) && isLatin(before))) {
        let node = 0;
        for (let at = i; at < end; at++) {
          node = trie.next(node, view.charCodeAt(at));
          if (node === 0) break;
          const cue = ends[node];
          if (cue === undefined) continue;
          if (cue.whole && at + 1 < view.length && isLatin(view.charCodeAt(at + 1))) continue;
          found = cue;
          stop = at + 1;
        }
      }
      if (found === undefined) {
        before = first;
        first = second;
        i++;
      } else {
        told(found.value, i, stop);
        i = stop;
        before = view.charCodeAt(i - 1);
        first = i < end ? view.charCodeAt(i) : 0;
      }
    }
  }

  return {
    visit,
    find(view, start, end) {
      const hits: CueHit<Value>[] = [];
      visit(view, start, end, (value, from, to) => hits.push({ value, start: from, end: to }));
      return hits;
    },
  };
}
