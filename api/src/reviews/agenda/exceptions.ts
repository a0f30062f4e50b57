import { formatDay } from '@koe/sql/domain/calendar/day';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import { keyOf, type BuiltItem } from '@koe/sql/domain/review/agenda';
import type { ExceptionContent } from '@koe/sql/domain/review/content';
import type { StoredSignal } from '@koe/sql/queries/signal/signal';

/**
 * Signals that nobody decided about, and those put off until a day that has come; each theme, segment and direction once, as it was last seen.
 * A segment's signal that is part of the whole's stands behind the whole, not beside it.
 * @param signals of the weeks looked at, the newest week first, the surest first within a week; @param today local date
 */
export function exceptionItems(signals: readonly StoredSignal[], today: string): readonly BuiltItem[] {
  const seen = new Set<string>();
  return signals.flatMap((signal): BuiltItem[] => {
    const content = contentOf(signal);
    const key = keyOf(content);
    // an older week of the same: what the newest one says holds
    if (seen.has(key)) return [];
    seen.add(key);
    const isPart =
      signal.segmentBy !== '' &&
      signals.some(
        (other) =>
          other.segmentBy === '' &&
          other.runId === signal.runId &&
          other.themeId === signal.themeId &&
          other.direction === signal.direction,
      );
    const { disposition, until } = signal;
    const isBack = disposition === 'defer' && until !== null && until <= today;
    if (isPart || (disposition !== 'open' && !isBack)) return [];
    return [
      {
        key,
        content,
        why: { code: isBack ? 'signal_deferred' : 'signal', on: isBack ? until : content.week, count: content.weeks },
        overLine: true,
      },
    ];
  });
}

function contentOf(signal: StoredSignal): ExceptionContent {
  const { signalId, themeId, week, since, direction, items, expectedItems, n, share, interval, expectedShare } = signal;
  return {
    kind: 'exception',
    ...{ signalId, themeId, direction, items, expectedItems, n, share, interval, expectedShare },
    segment: signal.segmentBy === '' ? null : { by: signal.segmentBy, key: signal.segmentKey },
    week: formatDay(week),
    weeks: (week - since) / 7 + 1,
    evidence: filterParams(evidenceOf(signal)).toString(),
  };
}

function evidenceOf({ themeId, week, segmentBy: by, segmentKey: key }: StoredSignal): Filter {
  const filter: Filter = { from: formatDay(week), to: formatDay(week + 6), theme: [String(themeId)] };
  if (by.startsWith('seg.')) return { ...filter, seg: { [by.slice(4)]: [key] } };
  return by === 'product' || by === 'team' || by === 'channel' ? { ...filter, [by]: [key] } : filter;
}
