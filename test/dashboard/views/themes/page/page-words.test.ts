import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThemePageAnswer } from '@koe/sql/domain/analysis/theme-page';
import type { Fact } from '@koe/sql/domain/fact';
import { liftPlace } from '@koe/dashboard/test-only/views/themes/page/lift-place';
import { pageAnswer } from '@koe/dashboard/test-only/views/themes/page/page-answer';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const fact = (value: number | null, interval: readonly [number, number] | null, n = 1000): Fact => ({
  metric: 'theme_share',
  version: 1,
  filter: {},
  n,
  value,
  interval,
  evidence: {},
});
const page = (known: Partial<ThemePageAnswer>): ThemePageAnswer => ({
  share: fact(0.08, [0.07, 0.09]),
  shareBefore: fact(0.04, [0.035, 0.045]),
  items: 80,
  tones: [],
  intents: [],
  segments: [],
  neighbours: [],
  ...known,
});
const name = (_by: string, key: string): string => key;

describe('the answer of a theme’s page', () => {
  it('says share, change and where', () => {
    const segment = { by: 'product', items: 40, voices: 100, share: 0.4, shareInterval: null, lift: 5 } as const;
    const segments = [
      { ...segment, key: 'kettle', interval: [3, 7] as const, clear: true },
      { ...segment, key: 'lamp', interval: [0.8, 7] as const, clear: false },
    ];
    const said = pageAnswer(page({ segments }), name, 'previous', en, 'en');
    expect(said).toMatch(/^8\.0% of voices in this period \(95% interval 7\.0%–9\.0%\), up 4\.0 pp/);
    expect(said).toContain('most in kettle.');
    expect(said).not.toContain('lamp');
  });

  it('does not call a change what may be none', () => {
    expect(pageAnswer(page({ shareBefore: fact(0.078, [0.068, 0.088]) }), name, 'previous', ja, 'ja')).toContain(
      '前の期間との差ははっきりしません',
    );
    expect(pageAnswer(page({ shareBefore: null }), name, 'previous', en, 'en')).toContain(
      'too little data to compare with the period before',
    );
  });

  it('names what is compared with, and says nothing of a change when nothing is', () => {
    expect(pageAnswer(page({}), name, 'year', en, 'en')).toContain('on the same days 52 weeks before (');
    expect(pageAnswer(page({}), name, 'year', ja, 'ja')).toContain('52週前の同じ期間から');
    expect(pageAnswer(page({ shareBefore: null }), name, 'off', en, 'en')).toMatch(/interval [^,]*\)\.$/);
  });

  it('says when there is too little, or nothing', () => {
    expect(pageAnswer(page({ share: fact(null, null, 7) }), name, 'previous', en, 'en')).toContain('n=7');
    expect(pageAnswer(page({ items: 0 }), name, 'previous', en, 'en')).toBe(
      'No voice mentions this theme under this filter.',
    );
  });
});

describe('the place of a ratio', () => {
  it('has 1 in the middle and stays on the scale', () => {
    expect(liftPlace({ lift: 1, interval: [0.5, 2] }).at).toBe(50);
    const ratio = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        const [low = 1, lift = 1, high = 1] = [a, b, c].sort((x, y) => x - y);
        const place = liftPlace({ lift, interval: [low, high] });
        expect(place.low).toBeGreaterThanOrEqual(0);
        expect(place.at).toBeGreaterThanOrEqual(place.low);
        expect(place.high).toBeGreaterThanOrEqual(place.at);
        expect(place.high).toBeLessThanOrEqual(100);
      }),
    );
  });
});
