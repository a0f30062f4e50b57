import { filterParams } from '@koe/sql/domain/filter';
import { keyOf, type BuiltItem } from '@koe/sql/domain/review/agenda';
import type { ThemeContent } from '@koe/sql/domain/review/content';
import type { Undecided } from '@koe/sql/domain/review/undecided';
import type { WeekNumbersService } from './week-numbers.service.js';

const TOP = 3;

type Judged = Awaited<ReturnType<WeekNumbersService['priorities']>>;

/**
 * The first three of the priority table, and every other theme over the line that nobody decided about: the oldest one first.
 * A theme that stands on the agenda as an exception is not told twice.
 */
export function themeItems(
  judged: Judged,
  undecided: readonly Undecided[],
  exceptional: ReadonlySet<number>,
): readonly BuiltItem[] {
  const { priorities, evidence } = judged.priorities;
  const waiting = new Map(undecided.map((theme) => [theme.themeId, theme]));
  const isTied = (rank: number): boolean => priorities.filter((theme) => theme.rank === rank).length > 1;
  const contentOf = (themeId: number): ThemeContent | null => {
    const place = priorities.find((theme) => theme.themeId === themeId);
    const counted = evidence.find((theme) => theme.themeId === themeId);
    if (!place || !counted) return null;
    return {
      kind: 'theme',
      themeId,
      rank: place.rank,
      rankInterval: place.rankInterval,
      tied: isTied(place.rank),
      level: place.level,
      score: place.score,
      items: counted.items,
      voices: counted.voices,
      undecidedWeeks: waiting.get(themeId)?.weeks ?? null,
      evidence: filterParams({ from: judged.from, to: judged.to, theme: [String(themeId)] }).toString(),
    };
  };
  const item = (themeId: number, why: BuiltItem['why']): BuiltItem[] => {
    const content = contentOf(themeId);
    return content ? [{ key: keyOf(content), content, why, overLine: waiting.has(themeId) }] : [];
  };
  const top = priorities.slice(0, TOP).filter(({ themeId }) => !exceptional.has(themeId));
  const topIds = new Set(top.map(({ themeId }) => themeId));
  const rest = undecided.filter(({ themeId }) => !topIds.has(themeId) && !exceptional.has(themeId));
  return [
    ...top.flatMap(({ themeId, rank }) =>
      item(themeId, { code: isTied(rank) ? 'rank_tied' : 'rank', on: null, count: rank }),
    ),
    ...rest.flatMap(({ themeId, weeks }) => item(themeId, { code: 'oldest', on: null, count: weeks })),
  ];
}
