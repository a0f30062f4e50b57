import type { CutOffs, PrioritySettings } from '@koe/api/contract/priority';

export const CUT_OFF_LEVELS = ['P1', 'P2', 'P3'] as const;
export type Level = keyof PrioritySettings['items'];

/** Items per level under other cut-offs, as near as the counts per twentieth of the score allow. */
export function levelsUnder(scores: readonly number[], { P1, P2, P3 }: CutOffs): Record<Level, number> {
  const levels: Record<Level, number> = { P1: 0, P2: 0, P3: 0, P4: 0 };
  scores.forEach((items, at) => {
    const middle = (at + 0.5) / scores.length;
    levels[middle >= P1 ? 'P1' : middle >= P2 ? 'P2' : middle >= P3 ? 'P3' : 'P4'] += items;
  });
  return levels;
}

/** The levels whose number is out of range or not below the one above. */
export function wrongLevels(cutOffs: CutOffs): { readonly range: readonly Level[]; readonly order: readonly Level[] } {
  const range = CUT_OFF_LEVELS.filter((level) => !(cutOffs[level] >= 0.01 && cutOffs[level] <= 1));
  const order = CUT_OFF_LEVELS.filter((level, at) => {
    const above = CUT_OFF_LEVELS[at - 1];
    return above !== undefined && !(cutOffs[level] < cutOffs[above]) && !range.includes(level);
  });
  return { range, order };
}
