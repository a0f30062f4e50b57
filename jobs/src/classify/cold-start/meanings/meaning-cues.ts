import { CharTrie } from '../../text/char-trie.js';
import { isLatin } from '../../text/latin.js';
import { MEANINGS } from './meanings.js';

/** A cue found in a view: its number and half-open offsets. */
export type VisitCue = (cue: number, start: number, end: number) => void;

interface Cue {
  readonly number: number;
  /** Letters that may follow. */
  maxEnding: number;
}

/** Letters that may follow a Latin cue: `deliver` finds "delivered", `ride` does not find "rideshares". */
const MAX_ENDING = 3;

const { trie, ends, meanings } = build();

/** How many cues there are; they are numbered from 0. */
export const CUE_COUNT = meanings.length;
export const MEANING_COUNT = MEANINGS.length;

/** Numbers of the meanings that a cue belongs to. */
export function meaningsOf(cue: number): readonly number[] {
  return meanings[cue] ?? [];
}

/** The longest cue at every place of a range, overlapping ones too; Latin cues from the start of a word only. */
export function visitCues(view: string, start: number, end: number, visit: VisitCue): void {
  let before = start > 0 ? view.charCodeAt(start - 1) : 0;
  let first = view.charCodeAt(start);
  for (let i = start; i < end; i++) {
    const second = i + 1 < end ? view.charCodeAt(i + 1) : 0;
    if (trie.mayBegin(first, second) && !(isLatin(first) && isLatin(before))) visitAt(view, i, end, first, visit);
    before = first;
    first = second;
  }
}

function visitAt(view: string, start: number, end: number, first: number, visit: VisitCue): void {
  let found: Cue | undefined;
  let stop = start;
  let node = 0;
  for (let at = start; at < end; at++) {
    node = trie.next(node, view.charCodeAt(at));
    if (node === 0) break;
    const cue = ends[node];
    if (cue === undefined || (isLatin(first) && endingOf(view, at + 1) > cue.maxEnding)) continue;
    found = cue;
    stop = at + 1;
  }
  if (found !== undefined) visit(found.number, start, stop);
}

function endingOf(view: string, from: number): number {
  let to = from;
  while (to - from <= MAX_ENDING && isLatin(view.charCodeAt(to))) to++;
  return to - from;
}

function build(): { trie: CharTrie; ends: readonly (Cue | undefined)[]; meanings: number[][] } {
  const all = new CharTrie();
  const byNode = new Map<number, Cue>();
  const byCue: number[][] = [];
  MEANINGS.forEach(([, cues], meaning) => {
    for (const written of cues.split(';')) {
      const whole = written.endsWith('$');
      const text = (whole ? written.slice(0, -1) : written).trim().toLowerCase();
      if (text === '') continue;
      const node = all.add(text);
      const cue = byNode.get(node) ?? { number: byNode.size, maxEnding: 0 };
      byNode.set(node, cue);
      // where several meanings hold a cue, one that asks for the whole word is enough only when all do
      if (!whole) cue.maxEnding = MAX_ENDING;
      const own = (byCue[cue.number] ??= []);
      if (!own.includes(meaning)) own.push(meaning);
    }
  });
  return { trie: all, ends: Array.from({ length: all.size }, (_, node) => byNode.get(node)), meanings: byCue };
}
