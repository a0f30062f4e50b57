import type { Accuracy } from '@koe/api/contract/accuracy';
import { z } from 'zod';

const intervalSchema = z.tuple([z.number(), z.number()]);
const snapshotSchema = z.object({
  queueId: z.string(),
  all: intervalSchema.nullable(),
  themes: z.array(z.object({ id: z.number(), interval: intervalSchema })),
});
/** The intervals of F1 before an hour of labels. */
export type AccuracySnapshot = z.infer<typeof snapshotSchema>;

/** What an hour of labels did to one interval of F1. Shares 0 … 1. */
export interface Bought {
  /** null: all themes together. */
  readonly themeId: number | null;
  readonly before: readonly [number, number] | null;
  readonly after: readonly [number, number];
  /** By how much the interval became narrower; without one before, than knowing nothing (0 … 1). */
  readonly narrower: number;
}

/** The figures to compare with later: a theme's own where it has enough labels, else nothing is known of it yet. */
export function snapshotOf(accuracy: Accuracy, queueId: string): AccuracySnapshot {
  return {
    queueId,
    all: accuracy.all ? [...accuracy.all.f1.interval] : null,
    themes: accuracy.themes
      .filter(({ f1 }) => f1.n > 0)
      .map(({ themeId, f1 }) => ({ id: themeId, interval: [...f1.interval] })),
  };
}

/** A snapshot as it was kept in the browser; null when it is of another queue or cannot be read. */
export function readSnapshot(text: string | null, queueId: string): AccuracySnapshot | null {
  if (text === null) return null;
  try {
    const read = snapshotSchema.safeParse(JSON.parse(text));
    return read.success && read.data.queueId === queueId ? read.data : null;
  } catch {
    return null; // kept by an older version of the page, or by hand
  }
}

/**
 * What the labels since a snapshot bought: all themes together first, then the themes whose interval narrowed most, at most `most`.
 * An interval that became wider is left out: it was too sure of itself before.
 */
export function boughtSince(before: AccuracySnapshot, after: Accuracy, most = 8): Bought[] {
  const known = new Map(before.themes.map(({ id, interval }) => [id, interval]));
  const row = (
    themeId: number | null,
    was: readonly [number, number] | null,
    is: readonly [number, number],
  ): Bought => ({
    themeId,
    before: was,
    after: is,
    narrower: (was ? was[1] - was[0] : 1) - (is[1] - is[0]),
  });
  const themes = after.themes
    .filter(({ f1 }) => f1.n > 0)
    .map(({ themeId, f1 }) => row(themeId, known.get(themeId) ?? null, f1.interval))
    .filter(({ narrower }) => narrower >= 0.005)
    .sort((a, b) => b.narrower - a.narrower)
    .slice(0, most);
  return [...(after.all ? [row(null, before.all, after.all.f1.interval)] : []), ...themes];
}
