import type { EffectLookAnswer } from '@koe/api/contract/effect';
import type { Unit } from '@koe/sql/domain/metric/metric';
import type { ChartTable } from '../../../ui/chart-tip.js';
import { formatCount, formatDateWithYear, formatValue } from '../../../words/format.js';
import type { EffectNames } from './effect-text.js';

/** The chart as a table, the newest week first. */
export function effectTable(look: EffectLookAnswer, unit: Unit, { words, language }: EffectNames): ChartTable {
  const say = words.effect.columns;
  const text = (value: number | null): string =>
    value === null ? words.effect.unknown : formatValue(value, unit, language);
  return {
    columns: [
      { id: 'week', label: say.week },
      { id: 'actual', label: say.actual, align: 'end' },
      { id: 'n', label: words.charts.n, align: 'end' },
      { id: 'expected', label: say.expected, align: 'end' },
      { id: 'comparison', label: say.comparison, align: 'end' },
      { id: 'phase', label: say.phase },
    ],
    rows: look.series.toReversed().map(({ week, phase, treated, comparison, expected, band }) => ({
      week: formatDateWithYear(week, language),
      actual: text(treated.value),
      n: formatCount(treated.n, language),
      expected:
        expected === null || band === null
          ? text(expected)
          : `${text(expected)} (${words.charts.between(text(band[0]), text(band[1]))})`,
      comparison: look.comparison.kind === 'none' ? words.effect.unknown : text(comparison.value),
      phase: words.effect.phase[phase],
    })),
  };
}
