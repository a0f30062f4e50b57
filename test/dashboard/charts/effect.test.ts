import { describe, expect, it } from 'vitest';
import { dayMs } from '@koe/dashboard/test-only/charts/chart';
import { effectChart, type EffectChartData } from '@koe/dashboard/test-only/charts/effect';
import { checkChart, LOOK } from './check-chart.js';

const DATA: EffectChartData = {
  unit: 'share',
  weeks: [
    { week: '2026-09-07', phase: 'baseline', value: 0.1, expected: 0.11, band: [-0.02, 0.24] },
    { week: '2026-09-14', phase: 'decision', value: 0.2, expected: 0.11, band: [0.05, 0.17] },
    { week: '2026-09-21', phase: 'release', value: 0.15, expected: null, band: null },
    { week: '2026-09-28', phase: 'after', value: 0.05, expected: 0.11, band: [0.05, 0.17] },
  ],
  releaseOn: '2026-09-23',
  windowEnd: '2026-11-08',
};

describe('the chart of an effect', () => {
  it('is a chart, also before a release, and of every unit', async () => {
    await checkChart(effectChart(DATA, LOOK));
    await checkChart(effectChart({ ...DATA, releaseOn: null, windowEnd: null }, LOOK));
    await checkChart(effectChart({ ...DATA, unit: 'points' }, LOOK));
    await checkChart(effectChart({ ...DATA, weeks: [] }, LOOK));
  });

  it('flags the release and the verdict, shades the window, and keeps the band within what a share can be', () => {
    const { points, flags, span } = effectChart(DATA, LOOK).data;
    expect(flags?.map(({ at }) => at)).toEqual([dayMs('2026-09-23'), dayMs('2026-11-09')]);
    expect(span).toEqual([{ start: dayMs('2026-09-23'), end: dayMs('2026-11-09') }]);
    expect(points?.[0]?.['low']).toBe(0);
  });

  it('has hollow points for the weeks that say nothing of the effect, and no flag before the release', () => {
    const { points } = effectChart(DATA, LOOK).data;
    expect(points?.map(({ counted }) => counted)).toEqual([true, false, false, true]);
    expect(effectChart({ ...DATA, releaseOn: null }, LOOK).data['flags']).toEqual([]);
  });
});
