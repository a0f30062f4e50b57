import { formatDay } from '@koe/sql/domain/calendar/day';
import { filterParams } from '@koe/sql/domain/filter';
import { signalEvidence } from '@koe/sql/domain/finding/signal-finding';
import { keyOf, type BuiltItem } from '@koe/sql/domain/review/agenda';
import type { ExceptionContent } from '@koe/sql/domain/review/content';
import type { LeftOut } from '@koe/sql/queries/signal/run';
import type { StoredSignal } from '@koe/sql/queries/signal/signal';

/** The signals of one week, surest first, and the sources that its run did not compare. */
export interface WeekOfSignals {
  readonly signals: readonly StoredSignal[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Signals that nobody decided about, and those put off until a day that has come; each theme, segment and direction once, as it was last seen.
 * A segment's signal that is part of the whole's stands behind the whole, not beside it.
 * @param weeks the newest first; @param today local date
 */
export function exceptionItems(weeks: readonly WeekOfSignals[], today: string): readonly BuiltItem[] {
  const seen = new Set<string>();
  const all = weeks.flatMap(({ signals, leftOut }) => signals.map((signal) => ({ signal, signals, leftOut })));
  return all.flatMap(({ signal, signals, leftOut }): BuiltItem[] => {
    const content = contentOf(signal, leftOut);
    const key = keyOf(content);
    // an older week of the same: what the newest one says holds
    if (seen.has(key)) return [];
    seen.add(key);
    const isPart =
      signal.segmentBy !== '' &&
      signals.some(
        (other) => other.segmentBy === '' && other.themeId === signal.themeId && other.direction === signal.direction,
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

function contentOf(signal: StoredSignal, leftOut: readonly LeftOut[]): ExceptionContent {
  const { signalId, themeId, week, since, direction, items, expectedItems, n, share, interval, expectedShare } = signal;
  return {
    kind: 'exception',
    ...{ signalId, themeId, direction, items, expectedItems, n, share, interval, expectedShare },
    segment: signal.segmentBy === '' ? null : { by: signal.segmentBy, key: signal.segmentKey },
    week: formatDay(week),
    weeks: (week - since) / 7 + 1,
    evidence: filterParams(signalEvidence(signal, leftOut)).toString(),
  };
}
