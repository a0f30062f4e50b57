import type { Unit } from '@koe/sql/domain/metric/metric';
import type { TrendAnswer } from '@koe/sql/domain/trend/trend';
import type { ChartTable } from '../../ui/chart-tip.js';
import { formatCount, formatValue } from '../../words/format.js';
import { periodName } from './period-name.js';
import type { Saying } from './trend-sentence.js';

/** A control chart as a table, newest first: forecast, then every period with its limits and where it lies. */
export function trendTable(answer: TrendAnswer, unit: Unit, { grain, language, words }: Saying): ChartTable {
  const say = (value: number | null): string => (value === null ? '–' : formatValue(value, unit, language));
  const between = (low: number | null, high: number | null): string =>
    low === null || high === null ? '–' : words.charts.between(say(low), say(high));
  const periods = answer.points.map(({ date, n, value, interval, lower, upper, outside, complete }) => ({
    date: periodName(date, grain, language, words),
    value: say(value),
    interval: between(interval?.[0] ?? null, interval?.[1] ?? null),
    limits: between(lower, upper),
    state: !complete
      ? words.trends.running
      : value === null
        ? words.common.notEnough(formatCount(n, language))
        : outside
          ? words.trends.outside[outside]
          : lower === null && upper === null
            ? words.trends.notJudged
            : words.trends.inside,
    n: formatCount(n, language),
  }));
  const ahead = answer.forecast.map(({ date, value, lower, upper }) => ({
    date: words.trends.forecastRow(periodName(date, 'week', language, words)),
    value: say(value),
    interval: between(lower, upper),
    limits: '–',
    state: '',
    n: '',
  }));
  return {
    columns: [
      { id: 'date', label: words.charts.date },
      { id: 'value', label: words.charts.value, align: 'end' },
      { id: 'interval', label: words.charts.interval, align: 'end' },
      { id: 'limits', label: words.trends.usual, align: 'end' },
      { id: 'state', label: words.trends.judgement },
      { id: 'n', label: words.charts.n, align: 'end' },
    ],
    rows: [...periods, ...ahead].toReversed(),
  };
}
