import type { CubeManifest } from '../manifest.js';
import { ancestorsOf } from '../../theme.js';
import type { ThemeSets } from './theme-sets.js';

/** Position of "no theme" on the theme axis. */
export const NO_THEME = 0;

/** Tones by rank: the worst mention of a theme decides. Index is the stored tone: none, negative, neutral, positive. */
const TONE_RANK = [0, 3, 1, 2] as const;

/** The theme axis, and which of its positions each theme set reaches: its themes and all above them, each once. */
export interface ThemeReach {
  /** Theme ids after `-`, in the order of the tree, then ids that the tree does not know. */
  readonly keys: readonly string[];
  /** Theme id → position. */
  readonly positions: ReadonlyMap<number, number>;
  /** Set → half-open range in `reached`; an empty set reaches NO_THEME. */
  readonly offsets: Int32Array;
  readonly reached: Int32Array;
  /** The stored tone of the worst mention, beside `reached`. */
  readonly tones: Uint8Array;
}

export function themeReach(sets: ThemeSets, themes: CubeManifest['themes']): ThemeReach {
  const ancestors = ancestorsOf(themes);
  const keys = ['-'];
  const positions = new Map<number, number>();
  const place = (id: number): number => {
    const known = positions.get(id);
    if (known !== undefined) return known;
    positions.set(id, keys.push(String(id)) - 1);
    return keys.length - 1;
  };
  for (const theme of themes) place(theme.id);

  const offsets = new Int32Array(sets.count + 1);
  const reached: number[] = [];
  const tones: number[] = [];
  for (let set = 0; set < sets.count; set++) {
    const worst = new Map<number, number>();
    const [from, to] = sets.range(set);
    for (let i = from; i < to; i++) {
      const value = sets.values[i] ?? 0;
      const id = Math.floor(value / 4);
      for (const ancestor of ancestors.get(id) ?? [id]) {
        const position = place(ancestor);
        const before = worst.get(position);
        if (before === undefined || toneRank(value & 3) > toneRank(before)) worst.set(position, value & 3);
      }
    }
    if (from === to) worst.set(NO_THEME, 0);
    reached.push(...worst.keys());
    tones.push(...worst.values());
    offsets[set + 1] = reached.length;
  }
  return { keys, positions, offsets, reached: Int32Array.from(reached), tones: Uint8Array.from(tones) };
}

function toneRank(tone: number): number {
  return TONE_RANK[tone] ?? 0;
}
