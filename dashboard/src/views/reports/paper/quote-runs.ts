interface Run {
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

/** A text cut where marks begin and end. @param spans half-open UTF-16 offsets, in order, not overlapping */
export function quoteRuns(text: string, spans: readonly (readonly [number, number])[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  const add = (to: number, marked: boolean): void => {
    if (to > at) runs.push({ start: at, text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const [start, end] of spans) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return runs;
}
