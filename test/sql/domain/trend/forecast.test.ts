import { describe, expect, it } from 'vitest';
import { forecastLevels } from '@koe/sql/domain/trend/forecast';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { levelScale } from '@koe/sql/domain/trend/scale';
import { roll } from '../../../bench/forecast/roll.js';
import { simulatedSeries } from '../../../bench/forecast/series.js';
import { shareWeeks } from './random.js';

describe('forecasts', () => {
  const rolled = simulatedSeries(2).map(roll);

  it('four weeks ahead beat the last value by a tenth, and the same week last year', () => {
    for (const { ours, lastValue, oursWithYear, lastYear } of rolled) {
      expect(ours).toBeLessThan(0.9 * lastValue);
      expect(oursWithYear).toBeLessThan(lastYear ?? 0);
    }
  });

  it('their intervals hold nine of ten values at least, by their own count too', () => {
    for (const { hits, judged } of rolled) expect(hits / judged).toBeGreaterThan(0.9);
  });

  it('need twelve weeks, and outlive weeks without a value', () => {
    const scale = levelScale('p');
    const all = shareWeeks(30, mulberry(6)).map(({ n, value }) =>
      scale.observe({ n, value: value ?? 0, error: 0, exposure: 1 }),
    );
    expect(forecastLevels(all.slice(0, 11))).toBeNull();
    const gaps = forecastLevels(all.map((each, week) => (week % 3 === 1 ? null : each)));
    expect(gaps?.levels.every((level) => Math.abs(level - (all[0]?.level ?? 0)) < 0.1)).toBe(true);
  });
});
