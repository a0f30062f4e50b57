import type { SentimentLabel, Span } from '@koe/sql/domain/item';

/** A stretch of a text that is to be drawn differently: evidence of a theme, a hit of the search, or what is pointed at. */
export type Mark =
  | (Span & { readonly kind: 'mention'; readonly themeId: number; readonly sentiment: SentimentLabel })
  | (Span & { readonly kind: 'hit' })
  | (Span & { readonly kind: 'pointed' });

/** A piece of a text under one set of marks. The pieces of a text, put together, are the text. */
export interface Run extends Span {
  readonly text: string;
  /** Themes whose evidence covers the run, ascending; empty for plain text. */
  readonly themeIds: readonly number[];
  /** The strongest of the covering mentions (negative before positive before neutral), null for plain text. */
  readonly sentiment: SentimentLabel | null;
  /** Whether a search hit covers the run. */
  readonly hit: boolean;
  /** Whether something beside the text, such as a reason of the priority, points at the run. */
  readonly pointed: boolean;
}

const STRENGTH: readonly SentimentLabel[] = ['negative', 'positive', 'neutral'];

/**
 * Cuts `text` into runs that do not overlap. Marks may overlap, touch or lie outside: they are clamped to the text, and
 * an edge inside a surrogate pair is moved outwards, so that no emoji is cut. O((text + marks) log marks).
 */
export function markedRuns(text: string, marks: readonly Mark[]): Run[] {
  const edges: { readonly at: number; readonly mark: Mark; readonly opens: boolean }[] = [];
  for (const mark of marks) {
    const start = outwards(text, clamp(mark.start, text.length), -1);
    const end = outwards(text, clamp(mark.end, text.length), 1);
    if (!(start < end)) continue;
    edges.push({ at: start, mark, opens: true }, { at: end, mark, opens: false });
  }
  edges.sort((a, b) => a.at - b.at);
  const runs: Run[] = [];
  const open = new Set<Mark>();
  let from = 0;
  const close = (to: number): void => {
    if (to > from) runs.push(runOf(text, from, to, open));
    from = to;
  };
  for (const edge of edges) {
    close(edge.at);
    if (edge.opens) open.add(edge.mark);
    else open.delete(edge.mark);
  }
  close(text.length);
  return joined(runs, text);
}

function runOf(text: string, start: number, end: number, open: ReadonlySet<Mark>): Run {
  const themeIds = new Set<number>();
  const sentiments = new Set<SentimentLabel>();
  let hit = false;
  let pointed = false;
  for (const mark of open) {
    if (mark.kind === 'hit') hit = true;
    else if (mark.kind === 'pointed') pointed = true;
    else {
      themeIds.add(mark.themeId);
      sentiments.add(mark.sentiment);
    }
  }
  return {
    start,
    end,
    text: text.slice(start, end),
    themeIds: [...themeIds].sort((a, b) => a - b),
    sentiment: STRENGTH.find((label) => sentiments.has(label)) ?? null,
    hit,
    pointed,
  };
}

/** Neighbours that look alike become one, so that touching mentions of one theme are one mark. */
function joined(runs: readonly Run[], text: string): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && looksLike(last, run))
      result[result.length - 1] = { ...last, end: run.end, text: text.slice(last.start, run.end) };
    else result.push(run);
  }
  return result;
}

const looksLike = (a: Run, b: Run): boolean =>
  a.hit === b.hit && a.pointed === b.pointed && a.sentiment === b.sentiment && same(a.themeIds, b.themeIds);

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const clamp = (offset: number, length: number): number =>
  Number.isFinite(offset) ? Math.min(length, Math.max(0, Math.trunc(offset))) : 0;

/** Moves an offset that lies between the halves of a surrogate pair one unit in the given direction. */
function outwards(text: string, offset: number, direction: -1 | 1): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const inside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return inside ? offset + direction : offset;
}
