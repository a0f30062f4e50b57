import type { ThemePriority } from '@koe/sql/domain/priority/theme-priority';
import type { Words } from '../../../words/words.js';

/** So many names a sentence bears. */
const NAMED = 3;

/** The screen's question answered: the first theme, or those that share the first rank. @param priorities best first */
export function priorityAnswer(
  priorities: readonly ThemePriority[],
  nameOf: (themeId: number) => string,
  say: { readonly score: (score: number) => string; readonly count: (n: number) => string },
  { priority: words }: Pick<Words, 'priority'>,
): string {
  const first = priorities[0];
  if (!first) return words.answer.none;
  const level = words.levels[first.level];
  const tied = priorities.filter(({ rank }) => rank === 1);
  const names = tied.slice(0, NAMED).map(({ themeId }) => words.quoted(nameOf(themeId)));
  if (first.level !== 'high' && tied.length === 1) return words.answer.noneHigh(names[0] ?? '', level);
  if (tied.length === 1) return words.answer.one(names[0] ?? '', level, say.score(first.score));
  const more = tied.length - NAMED;
  return more > 0
    ? words.answer.tieMore(names.join(words.join), say.count(more), level)
    : words.answer.tie(names.join(words.join), level);
}
