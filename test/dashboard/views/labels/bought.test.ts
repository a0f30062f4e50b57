import { describe, expect, it } from 'vitest';
import type { Accuracy } from '@koe/api/contract/accuracy';
import { boughtSince, readSnapshot, snapshotOf } from '@koe/dashboard/test-only/views/labels/result/bought';

type Interval = [number, number];

/** Only what is looked at: F1 of all themes and of some. */
function accuracy(
  all: Interval | null,
  themes: Readonly<Record<number, { readonly interval: Interval; readonly n: number }>>,
): Accuracy {
  const figure = (interval: Interval, n = 50) => ({ value: 0.5, interval, n });
  const figures = (interval: Interval, n?: number) => ({
    precision: null,
    recall: figure(interval, n),
    f1: figure(interval, n),
  });
  return {
    asOf: '2026-03-20T00:00:00.000Z',
    taxonomyVersion: 1,
    minimumLabels: 30,
    labels: { judged: 0, used: 0, outdated: 0, unfair: 0, second: 0, corrected: 0, people: 0, lastAt: null },
    all: all && figures(all),
    languages: [],
    channels: [],
    parity: null,
    themes: Object.entries(themes).map(([id, { interval, n }]) => ({
      ...figures(interval, n),
      themeId: Number(id),
      judged: { under: 0, belonging: 0 },
      standIn: { ...figures([0, 1]), of: 'all' as const },
      languages: [],
      channels: [],
      parity: null,
      hourBrings: 0,
      verdict: 'care' as const,
      doubts: [],
    })),
    tasks: [],
    drift: {
      week: { from: '2026-03-09', to: '2026-03-15' },
      reference: { from: '2026-02-09', to: '2026-03-08' },
      kind: 'weeks_before',
      entries: [],
    },
    servingModelId: null,
    servingSince: null,
    models: [],
  };
}

describe('what an hour bought', () => {
  const before = snapshotOf(
    accuracy([0.5, 0.8], {
      1: { interval: [0.2, 0.8], n: 9 },
      2: { interval: [0.4, 0.6], n: 40 },
      3: { interval: [0, 1], n: 0 },
    }),
    'queue',
  );

  it('lists all themes together, then those whose interval narrowed most', () => {
    const after = accuracy([0.55, 0.75], {
      1: { interval: [0.3, 0.7], n: 20 },
      2: { interval: [0.35, 0.65], n: 50 },
      3: { interval: [0.4, 0.9], n: 5 },
    });
    const rows = boughtSince(before, after);
    expect(rows.map(({ themeId }) => themeId)).toEqual([null, 3, 1]);
    // nothing was known of theme 3: anything between 0 and 1
    expect(rows[1]).toMatchObject({ before: null, after: [0.4, 0.9] });
    expect(rows[1]?.narrower).toBeCloseTo(0.5, 10);
    expect(rows[2]?.narrower).toBeCloseTo(0.2, 10);
  });

  it('says nothing while nothing can be said', () => {
    expect(boughtSince(before, accuracy(null, {}))).toEqual([]);
  });

  it('reads back what was kept for the same queue only', () => {
    const kept = JSON.stringify(before);
    expect(readSnapshot(kept, 'queue')).toEqual(before);
    expect(readSnapshot(kept, 'another')).toBeNull();
    expect(readSnapshot('{', 'queue')).toBeNull();
    expect(readSnapshot(null, 'queue')).toBeNull();
  });
});
