import { MEANINGS } from './meanings.js';

/** A cue found in a view: its number and half-open offsets. */
export type VisitCue = (cue: number, start: number, end: number) => void;

interface Cue {
  readonly number: number;
  readonly text: string;
  /** Whether no letter may follow. */
  readonly whole: boolean;
}

/** Letters that may follow a Latin cue: `deliver` finds "delivered", `ride` does not find "rideshares". */
const MAX_ENDING = 3;

const { byStart, meanings } = build();

/** How many cues there are; they are numbered from 0. */
export const CUE_COUNT = meanings.length;
export const MEANING_COUNT = MEANINGS.length;

/** Numbers of the meanings that a cue belongs to. */
export function meaningsOf(cue: number): readonly number[] {
  return meanings[cue] ?? [];
}

/** The longest cue at every place of a range, overlapping ones too; Latin cues from the start of a word only. */
export function visitCues(view: string, start: number, end: number, visit: VisitCue): void {
  for (let i = start; i < end; i++) {
    const code = view.charCodeAt(i);
    if (isLatin(code) && i > 0 && isLatin(view.charCodeAt(i - 1))) continue;
    const cues = byStart.get(startOf(view, i)) ?? byStart.get(code);
    if (cues === undefined) continue;
    for (const { number, text, whole } of cues) {
      const stop = i + text.length;
      if (stop > end || !view.startsWith(text, i)) continue;
      if (isLatin(code) && endingOf(view, stop) > (whole ? 0 : MAX_ENDING)) continue;
      visit(number, i, stop);
      break;
    }
  }
}

function endingOf(view: string, from: number): number {
  let to = from;
  while (to - from <= MAX_ENDING && isLatin(view.charCodeAt(to))) to++;
  return to - from;
}

function build(): { byStart: Map<number, Cue[]>; meanings: number[][] } {
  const known = new Map<string, { number: number; text: string; whole: boolean }>();
  const meanings: number[][] = [];
  MEANINGS.forEach(([, cues], meaning) => {
    for (const written of cues.split(';')) {
      const whole = written.endsWith('$');
      const text = (whole ? written.slice(0, -1) : written).trim().toLowerCase();
      if (text === '') continue;
      const cue = known.get(text) ?? { number: known.size, text, whole };
      cue.whole &&= whole;
      known.set(text, cue);
      const own = (meanings[cue.number] ??= []);
      if (!own.includes(meaning)) own.push(meaning);
    }
  });
  const byStart = new Map<number, Cue[]>();
  const add = (start: number, cue: Cue): void => {
    const same = byStart.get(start);
    if (same === undefined) byStart.set(start, [cue]);
    else same.push(cue);
  };
  const single = [...known.values()].filter(({ text }) => text.length === 1);
  for (const cue of known.values()) add(cue.text.length === 1 ? cue.text.charCodeAt(0) : startOf(cue.text, 0), cue);
  // a cue of one character is looked for behind the longer ones that begin with it
  for (const cue of single)
    for (const [start, cues] of byStart)
      if (start > 0xffff && Math.floor(start / 0x10000) === cue.text.charCodeAt(0)) cues.push(cue);
  for (const cues of byStart.values()) cues.sort((a, b) => b.text.length - a.text.length);
  return { byStart, meanings };
}

/** The first two code units as one number. */
function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x250);
}
