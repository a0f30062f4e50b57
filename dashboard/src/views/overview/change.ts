import type { Fact } from '@koe/sql/domain/fact';
import { compare } from '@koe/sql/domain/metric/difference';
import type { MetricInfo } from '@koe/sql/domain/metric/metric';
import { formatChange, formatSignedShare } from '../../words/format.js';
import type { Language } from '../../words/words.js';

/** How a number differs from the period before, ready to be said. */
export interface Change {
  /** `none` when either side has too little data, `plain` for a number that has no interval. */
  readonly kind: 'clear' | 'unclear' | 'plain' | 'none';
  /** Signed difference in words; '' for `none`. */
  readonly text: string;
  /** The interval of the difference in words; '' when it has none. */
  readonly interval: string;
  readonly direction: 'up' | 'down' | 'same';
  /** Whether a clear change goes the good way; null when neither way is good or it is not clear. */
  readonly good: boolean | null;
  readonly difference: number;
  /** 95 % interval of the difference in the metric's unit. */
  readonly bounds: readonly [number, number] | null;
}

const NONE: Change = {
  kind: 'none',
  text: '',
  interval: '',
  direction: 'same',
  good: null,
  difference: 0,
  bounds: null,
};

/** Compares two facts of one metric. Counts are said in percent of the period before. */
export function changeOf(
  now: Fact | undefined,
  before: Fact | undefined,
  metric: MetricInfo,
  language: Language,
): Change {
  if (!now || !before) return NONE;
  const { difference, interval, clear } = compare(now, before);
  if (difference === null) return NONE;
  const counted = metric.unit === 'items' || metric.unit === 'people';
  const base = before.value ?? 0;
  if (counted && base === 0) return NONE;
  const say = (value: number): string => {
    if (!counted) return formatChange(value, metric.unit, language);
    return formatSignedShare(value / base, language);
  };
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  return {
    kind: interval === null ? 'plain' : clear ? 'clear' : 'unclear',
    text: say(difference),
    interval: interval ? `${say(interval[0])} – ${say(interval[1])}` : '',
    direction,
    good: clear && metric.direction !== 'none' ? metric.direction === direction : null,
    difference,
    bounds: interval,
  };
}
