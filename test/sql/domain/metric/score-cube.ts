import { blankColumns } from '@koe/sql/domain/cube/columns';
import { Cube, type CubeManifest } from '@koe/sql/domain/cube/cube';
import type { NumericColumn } from '@koe/sql/domain/cube/layout';
import { MANIFEST } from '../cube/random-rows.js';

/** Items as few words as a test needs: what is not given is unknown; `themes` are ids. */
export type Item = Partial<Record<NumericColumn, number>> & { readonly themes?: readonly number[] };

/** Scale codes of the manifest. */
export const SCALE = { fivePoints: 1, goodBad: 2, sevenPoints: 3, tenPoints: 4 } as const;

/** The same item so many times. */
export function times(count: number, item: Item): Item[] {
  return Array.from({ length: count }, () => item);
}

/** A cube of one block; items without a day are of day 20,000 (2024-10-04). */
export function cubeOf(items: readonly Item[], manifest: CubeManifest = MANIFEST): Cube {
  const sorted = items.toSorted((a, b) => (a.day ?? 20_000) - (b.day ?? 20_000));
  const columns = blankColumns(sorted.length);
  sorted.forEach(({ themes: _, ...item }, row) => {
    for (const [name, value] of Object.entries({ day: 20_000, voice: 1, ...item }))
      columns[name as NumericColumn][row] = value;
  });
  const themeOffsets = new Int32Array(sorted.length + 1);
  sorted.forEach(({ themes = [] }, row) => (themeOffsets[row + 1] = (themeOffsets[row] ?? 0) + themes.length));
  const themeValues = Uint32Array.from(sorted.flatMap(({ themes = [] }) => themes.map((id) => id * 4)));
  const cube = new Cube(manifest);
  cube.append('block', { length: sorted.length, columns, themeOffsets, themeValues });
  return cube;
}
