import type { ThemeLevel } from '@koe/sql/domain/analysis/theme-level';
import type { Filter } from '@koe/sql/domain/filter';
import type { PriorityWeights } from '@koe/sql/domain/priority/weights';
import { asked, type PinChoice } from '../../../pins/pin-choice.js';
import type { Words } from '../../../words/words.js';

/** What a row of the table can be pinned as: where the theme stands with its formula, and the numbers that its terms are made of. */
export function pinsOf(
  themeId: number,
  counted: { readonly filter: Filter; readonly level: ThemeLevel } | null,
  weights: PriorityWeights,
  { priority, themePage }: Pick<Words, 'priority' | 'themePage'>,
): readonly PinChoice[] {
  if (!counted) return [];
  const { filter, level } = counted;
  const own = { ...filter, theme: [String(themeId)] };
  return [
    {
      name: priority.columns.priority,
      asked: { kind: 'priority', themeId, among: level, weights: { ...weights }, filter: { ...filter } },
    },
    { name: themePage.share, asked: asked('theme_share', own) },
    { name: themePage.items, asked: asked('volume', own) },
    { name: themePage.negative, asked: asked('negative_share', own) },
    { name: 'CSAT', asked: asked('csat', own) },
  ];
}
