import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { manifest } from '../../state/manifest.svelte.js';
import { period } from '../../state/period.svelte.js';
import { actions } from './actions.svelte.js';

/** Today as the server has it, as a day number; before it has said so, the day that data are known up to. */
export function dayOfToday(): number {
  if (actions.today !== '') return parseDay(actions.today);
  return period.today ?? zoneOf(manifest.value?.timeZone ?? 'UTC').dayOf(Date.now());
}

/** The same as a local date. */
export function dateOfToday(): string {
  return formatDay(dayOfToday());
}
