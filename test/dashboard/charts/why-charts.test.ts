import { describe, expect, it } from 'vitest';
import { changePartsChart } from '@koe/dashboard/test-only/charts/change-parts';
import { intervalDotsChart } from '@koe/dashboard/test-only/charts/interval-dots';
import { checkChart, LOOK } from './check-chart.js';

describe('change parts', () => {
  const chart = changePartsChart(
    {
      unit: 'share',
      segments: [
        { name: '電話', mix: -0.01, within: -0.03, total: -0.04, interval: [-0.06, -0.02] },
        { name: 'チャット', mix: -0.01, within: 0.02, total: 0.01, interval: null },
      ],
      sum: { name: '合計', value: -0.03, interval: [-0.05, -0.01] },
    },
    LOOK,
  );
  it('is a chart', () => checkChart(chart));
  it('lays bars of one sign end to end and others on both sides of zero', () => {
    const bars = (chart.data['bars'] ?? []).map(({ start, end }) => [start, end]);
    expect(bars.slice(0, 4)).toEqual([
      [0, -0.03],
      [-0.03, -0.04],
      [0, 0.02],
      [0, -0.01],
    ]);
  });
  it('ends with the sum, to which the parts add up', () => {
    const [mix, within] = [-0.02, -0.01];
    expect(chart.data['dots']?.at(-1)).toMatchObject({ name: '合計', total: -0.03 });
    expect(chart.data['bars']?.slice(4)).toMatchObject([
      { end: expect.closeTo(within) },
      { start: expect.closeTo(within), end: expect.closeTo(within + mix) },
    ]);
  });
});

describe('interval dots', () => {
  const rows = [
    { name: '遅延', value: -0.2, interval: [-0.3, -0.1] as const, other: -0.25 },
    { name: '価格', value: 0.01, interval: [-0.02, 0.04] as const, other: null },
    { name: '在庫', value: null, interval: null, other: -0.1 },
  ];
  it.each([true, false])('is a chart (signed %s)', (signed) =>
    checkChart(intervalDotsChart({ unit: 'share', signed, rows }, LOOK)),
  );
  it('greys what is not clear and keeps what cannot be told as a gap', () => {
    const drawn = intervalDotsChart({ unit: 'share', signed: true, rows }, LOOK).data['rows'] ?? [];
    expect(drawn.map(({ clear }) => clear)).toEqual([true, false, false]);
    expect(drawn[2]).toMatchObject({ value: null, low: null });
  });
});
