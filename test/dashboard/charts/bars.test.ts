import { describe, expect, it } from 'vitest';
import { CHANNELS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { channelPriorityChart } from '@koe/dashboard/test-only/charts/channel-priority';
import { prioritySentimentChart } from '@koe/dashboard/test-only/charts/priority-sentiment';
import { replyBandsChart } from '@koe/dashboard/test-only/charts/reply-bands';
import { themeRanksChart } from '@koe/dashboard/test-only/charts/theme-ranks';
import { checkChart, LOOK } from './check-chart.js';

describe('charts of counts', () => {
  it('ranks themes', async () => {
    const chart = themeRanksChart(
      {
        themes: [
          { id: '1', name: '遅延', counts: { negative: 5, neutral: 2, positive: 1 }, change: '+1.2pt' },
          { id: '2', name: '梱包', counts: { negative: 1, neutral: 0, positive: 1 }, change: '' },
        ],
      },
      LOOK,
    );
    await checkChart(chart);
    expect(chart.data['ends']?.map((row) => row['text'])).toEqual(['8  +1.2pt', '2']);
  });

  it('tints each priority on its own and never so strongly that the number drowns', async () => {
    const cells = CHANNELS.flatMap((channel, at) =>
      PRIORITIES.map((priority) => ({ channel, priority, count: priority === 'P1' ? at : at * 100 })),
    );
    const chart = channelPriorityChart({ cells }, LOOK);
    await checkChart(chart);
    const tints = (priority: string) =>
      (chart.data['cells'] ?? []).filter((row) => row['priority'] === priority).map((row) => Number(row['tint']));
    expect(Math.max(...tints('P1'))).toBeCloseTo(Math.max(...tints('P3')));
    expect(Math.max(...tints('P1'))).toBeLessThan(0.5);
  });

  it('splits each priority into shares that add up to 1, also one with no item', async () => {
    const cells = PRIORITIES.flatMap((priority) =>
      SENTIMENTS.map((sentiment, at) => ({ priority, sentiment, count: priority === 'P1' ? 0 : at + 1 })),
    );
    const chart = prioritySentimentChart({ cells }, LOOK);
    await checkChart(chart);
    for (const priority of ['P2', 'P3', 'P4']) {
      const rows = (chart.data['bars'] ?? []).filter((row) => row['priority'] === priority);
      expect(rows.reduce((sum, row) => sum + Number(row['share']), 0)).toBeCloseTo(1);
    }
    expect(chart.data['ends']?.find((row) => row['priority'] === 'P1')?.['total']).toBe(0);
  });

  it('draws the bands with their intervals', () =>
    checkChart(
      replyBandsChart(
        {
          bands: [
            { band: 'reply_band_1', share: 0.4, interval: [0.35, 0.45] },
            { band: 'reply_band_5', share: 0.6, interval: null },
          ],
        },
        LOOK,
      ),
    ));
});
