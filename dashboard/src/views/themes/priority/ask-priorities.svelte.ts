import { formatDay } from '@koe/sql/domain/calendar/day';
import type { ThemeLevel } from '@koe/sql/domain/analysis/theme-level';
import type { Filter } from '@koe/sql/domain/filter';
import { WEEKS_BEFORE } from '@koe/sql/domain/priority/theme-evidence';
import { untrack } from 'svelte';
import { cube } from '../../../cube/cube.svelte.js';
import { events } from '../../../state/events.svelte.js';
import { filters } from '../../../state/filter.svelte.js';
import { manifest } from '../../../state/manifest.svelte.js';
import { period } from '../../../state/period.svelte.js';
import { themes } from '../../../state/themes.svelte.js';
import { priorities, type GoalFits } from './priority-state.svelte.js';
import { weights } from './weights.svelte.js';

/** The earliest day that the table of a period looks at: thirteen weeks of four weeks each, and eight weeks before them. */
const REACH_DAYS = 7 * (12 + 4 + WEEKS_BEFORE);

/** Keeps the ranked themes in step with filter, data, weights and goals while a component shows them. Call while it is being made. */
export function askPriorities(level: () => ThemeLevel): void {
  if (!weights.team.value && !weights.team.loading) void weights.team.load();
  $effect(() => events.on('settings', () => void weights.team.load()));
  const goals = $derived<GoalFits>(
    (themes.value?.themes ?? [])
      .filter(({ goalFit }) => goalFit !== 0)
      .map(({ id, goalFit }) => [id, goalFit] as const),
  );
  const filter = $derived<Filter | null>(
    period.current && !filters.error
      ? { ...filters.current, from: formatDay(period.current.from), to: formatDay(period.current.to) }
      : null,
  );
  $effect(() => {
    if (!period.current || !manifest.value || filters.error) return;
    const { from, to } = period.current;
    cube.setFocus([Math.min(from - 7 * WEEKS_BEFORE, to - REACH_DAYS), to], [from - 7 * WEEKS_BEFORE, to]);
  });
  $effect(() => {
    void cube.version;
    if (!filter || !manifest.value || !cube.progress) return;
    if (cube.progress.loaded === 0 && cube.progress.missing === 0 && cube.progress.total > 0) return;
    const asked = level();
    untrack(() => void priorities.ask(filter, asked, weights.current, goals));
  });
  $effect(() => {
    // what was counted is ranked anew too: weights may have changed, or arrived, while it was counted
    void [weights.current, goals, priorities.evidence];
    untrack(() => {
      if (filter) void priorities.rank(filter, weights.current, goals);
    });
  });
}
