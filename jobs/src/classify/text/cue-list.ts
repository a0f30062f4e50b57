/** A cue found in a view; half-open offsets. */
export interface CueHit<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

export interface CueList<Value> {
  /** The longest cue at every place of the range, left to right, never overlapping. */
  find(view: string, start: number, end: number): CueHit<Value>[];
}

interface Cue<Value> {
  readonly text: string;
  readonly value: Value;
  /** Whether a letter may follow: `disappoint` finds "disappointed", `ad$` does not find "additional". */
  readonly whole: boolean;
}

/**
 * A list of cues searched in one pass. Japanese cues match anywhere, Latin ones only from the start of a word; a final `$`
 * asks for the end of a word too. Later groups win over earlier ones for the same cue.
 */
export function createCueList<Value>(groups: readonly (readonly [value: Value, cues: string])[]): CueList<Value> {
  const byFirst = new Map<number, Cue<Value>[]>();
  for (const [value, cues] of groups)
    for (const written of cues.split(';')) {
      const whole = written.endsWith('$');
      const text = (whole ? written.slice(0, -1) : written).trim().toLowerCase();
      if (text === '') continue;
      const first = text.charCodeAt(0);
      const same = (byFirst.get(first) ?? []).filter((cue) => cue.text !== text);
      byFirst.set(
        first,
        [...same, { text, value, whole }].sort((a, b) => b.text.length - a.text.length),
      );
    }
  return {
    find(view, start, end) {
      const hits: CueHit<Value>[] = [];
      let i = start;
      while (i < end) {
        const cue = cueAt(byFirst, view, i, end);
        if (cue === null) i++;
        else {
          hits.push({ value: cue.value, start: i, end: i + cue.text.length });
          i += cue.text.length;
        }
      }
      return hits;
    },
  };
}

function cueAt<Value>(
  byFirst: ReadonlyMap<number, readonly Cue<Value>[]>,
  view: string,
  i: number,
  end: number,
): Cue<Value> | null {
  const code = view.charCodeAt(i);
  const cues = byFirst.get(code);
  if (cues === undefined || (isLatin(code) && i > 0 && isLatin(view.charCodeAt(i - 1)))) return null;
  for (const cue of cues) {
    const stop = i + cue.text.length;
    if (
      stop <= end &&
      view.startsWith(cue.text, i) &&
      !(cue.whole && stop < view.length && isLatin(view.charCodeAt(stop)))
    )
      return cue;
  }
  return null;
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code < 0x250);
}
