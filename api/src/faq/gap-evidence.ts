import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Filter } from '@koe/sql/domain/filter';
import type { StoredGap } from '@koe/sql/queries/faq/gap';
import type { FaqRun } from '@koe/sql/queries/faq/run';

/** Voices that ask about it, as far as a filter can say that: questions on its theme that hold its first phrase. */
export function gapEvidence(
  { themeId, themeShare, phrases }: Pick<StoredGap, 'themeId' | 'themeShare' | 'phrases'>,
  run: Pick<FaqRun, 'fromDay' | 'toDay'> | null,
): Filter {
  const first = phrases[0]?.phrase.replaceAll('"', ' ').trim();
  return {
    ...(run ? { from: formatDay(run.fromDay), to: formatDay(run.toDay) } : {}),
    intent: ['question'],
    ...(themeId !== null && themeShare >= 0.5 ? { theme: [String(themeId)] } : {}),
    ...(first ? { q: first.includes(' ') ? `"${first}"` : first } : {}),
  };
}
