import type { SignalDecision } from '@koe/api/contract/signal-decisions';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { splitValues, type Filter } from '@koe/sql/domain/filter';
import type { Flag } from '../../charts/control-chart-data.js';
import type { Words } from '../../words/words.js';
import type { SignalNames } from '../signals/signal-names.js';

/** What was decided about the themes of a filter, for the time axis; none where the filter asks for no theme. */
export function decisionFlags(
  decisions: readonly SignalDecision[],
  filter: Filter,
  names: SignalNames,
  timeZone: string,
  { signals }: Pick<Words, 'signals'>,
): readonly Flag[] {
  const { wanted } = splitValues(filter.theme ?? []);
  const zone = zoneOf(timeZone);
  return decisions
    .filter(({ themeId, segment }) => wanted.includes(String(themeId)) && (!segment || concerns(filter, segment)))
    .map(({ signalId, week, themeId, segment, state, at }) => {
      const theme = names.theme(themeId);
      const name = segment ? signals.answer.inSegment(theme, names.segment(segment)) : theme;
      return {
        id: `decision ${signalId}`,
        kind: 'decision',
        date: formatDay(zone.dayOf(Date.parse(at))),
        text: signals.decided(name, signals.state[state]),
        href: `/signals?week=${week}`,
      };
    });
}

/** Whether a filter lets through what is about one segment. */
function concerns(filter: Filter, { by, key }: NonNullable<SignalDecision['segment']>): boolean {
  const values = by.startsWith('seg.') ? filter.seg?.[by.slice(4)] : plainValues(filter, by);
  const { wanted, unwanted } = splitValues(values ?? []);
  return (wanted.length === 0 || wanted.includes(key)) && !unwanted.includes(key);
}

function plainValues(filter: Filter, by: string): readonly string[] | undefined {
  return by === 'product' || by === 'team' || by === 'channel' ? filter[by] : undefined;
}
