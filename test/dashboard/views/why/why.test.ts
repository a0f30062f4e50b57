import { describe, expect, it } from 'vitest';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { compareBySegment } from '@koe/sql/domain/decomposition/two-periods';
import { parseWhy, whyAddress } from '@koe/dashboard/test-only/views/why/why-address';
import { partsFilter, riseRequest, themeOf } from '@koe/dashboard/test-only/views/why/why-requests';
import { staysClear } from '@koe/dashboard/test-only/views/overview/many-comparisons';
import { whySentence } from '@koe/dashboard/test-only/views/why/why-sentence';
import { stripScale } from '@koe/dashboard/test-only/views/why/strip-scale';
import { en } from '@koe/dashboard/test-only/words/en';
import { cubeOf, SCALE, times } from '../../../sql/domain/metric/score-cube.js';

const params = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the address of Why', () => {
  it('keeps the view and leaves the filter alone', () => {
    const address = whyAddress(params('from=2026-11-01&team=chat'), {
      metric: 'theme_share',
      by: 'seg.plan',
      themeId: 7,
      versus: { from: parseDay('2026-09-01'), to: parseDay('2026-09-30') },
    });
    expect(address).toMatch(/^\/why\?from=2026-11-01&team=chat&/);
    expect(parseWhy(params(address.split('?')[1] ?? ''))).toMatchObject({
      metric: 'theme_share',
      by: 'seg.plan',
      themeId: 7,
      versus: { from: parseDay('2026-09-01'), to: parseDay('2026-09-30') },
      outcome: 'csat',
    });
  });

  it('takes what cannot be read as not said', () => {
    const view = parseWhy(params('metric=volume&by=sentiment&of=x&vs=2026-02-31~2026-03-01&scores=no'));
    expect(view).toEqual({ metric: 'csat', by: 'channel', themeId: null, versus: null, outcome: 'csat' });
    expect(parseWhy(params('vs=2026-03-02~2026-03-01')).versus).toBeNull();
    expect(whyAddress(params(''), { metric: 'csat' })).toBe('/why');
  });

  it('explains the scores that are looked at', () => {
    expect(parseWhy(params('metric=nps')).outcome).toBe('nps');
    expect(parseWhy(params('metric=nps&scores=csat')).outcome).toBe('csat');
  });
});

describe('what Why asks', () => {
  const before = { from: 1, to: 2 };
  it('looks at the theme of the filter until another is chosen', () => {
    const view = parseWhy(params('metric=theme_share'));
    expect(themeOf(view, {})).toBeNull();
    expect(riseRequest(view, {}, before)).toBeNull();
    expect(themeOf(view, { theme: ['!3', '4'] })).toBe(4);
    expect(partsFilter({ ...view, themeId: 9 }, { theme: ['4'], team: ['a'] })).toEqual({ theme: ['9'], team: ['a'] });
    expect(partsFilter(parseWhy(params('')), { theme: ['4'] })).toEqual({ theme: ['4'] });
  });
});

describe('the answer of Why', () => {
  const BEFORE = { from: '2024-10-04', to: '2024-10-23' };
  const NOW = { from: '2024-10-24', to: '2024-11-12' };
  const names = {
    metric: 'CSAT',
    by: 'Channel',
    segment: (key: string) => key,
    say: (value: number) => `${value > 0 ? '+' : ''}${(value * 100).toFixed(0)}`,
    size: (value: number) => Math.abs(value * 100).toFixed(0),
    count: String,
  };
  const scores = (day: number, channel: number, good: number, bad: number) => [
    ...times(good, { day, channel, csat: 5, csat_scale: SCALE.fivePoints }),
    ...times(bad, { day, channel, csat: 1, csat_scale: SCALE.fivePoints }),
  ];
  const say = (...items: ReturnType<typeof scores>[]): string =>
    whySentence(
      compareBySegment(
        cubeOf(items.flat()),
        { filter: NOW, asOf: '2024-12-31' },
        { metric: 'csat', by: 'channel', before: BEFORE },
      ),
      names,
      en,
    );

  it('names the segment that accounts for most, and says within or mix', () => {
    expect(
      say(
        scores(20_000, 5, 160, 40),
        scores(20_000, 6, 160, 40),
        scores(20_020, 5, 160, 40),
        scores(20_020, 6, 80, 120),
      ),
    ).toBe(
      'CSAT fell by 20. Split by channel, the largest clear part lies in “phone” (-20). Mainly a change within segments; the mix accounts for 0.',
    );
    expect(
      say(scores(20_000, 5, 270, 30), scores(20_000, 6, 30, 70), scores(20_020, 5, 90, 10), scores(20_020, 6, 90, 210)),
    ).toContain('Mainly a change of the mix');
  });

  it('names no segment that chance alone would set apart among so many', () => {
    const parts = compareBySegment(
      cubeOf([...scores(20_000, 5, 400, 100), ...scores(20_020, 5, 300, 200)]),
      { filter: NOW, asOf: '2024-12-31' },
      { metric: 'csat', by: 'channel', before: BEFORE },
    );
    const [first] = parts.segments;
    if (!first) throw new Error('no segment');
    const segments = Array.from({ length: 25 }, (_, at) => ({
      ...first,
      key: String(at),
      total: { value: -0.2, interval: [-0.38, -0.02] as const },
    }));
    expect(whySentence({ ...parts, segments: segments.slice(0, 1) }, names, en)).toContain('lies in “0”');
    expect(whySentence({ ...parts, segments }, names, en)).toContain(en.why.answer.noSegment('Channel'));
    expect(staysClear(-0.2, [-0.25, -0.15], 25)).toBe(true);
  });

  it('explains nothing that did not clearly change, and nothing without data', () => {
    expect(say(scores(20_000, 5, 60, 40), scores(20_020, 5, 58, 42))).toBe(
      'CSAT has not clearly changed (-2): there is no change to explain.',
    );
    expect(say(scores(20_000, 5, 20, 5), scores(20_020, 5, 58, 42))).toBe(
      'CSAT: too few answers to compare (n=25 → 100).',
    );
    expect(say(scores(20_020, 5, 58, 42))).toBe(en.why.answer.noBefore);
  });
});

describe('the strip', () => {
  it('always shows zero and holds every value', () => {
    const { at } = stripScale([0.2, 0.5, null]);
    expect(at(0)).toBeLessThan(at(0.2));
    expect(at(0)).toBeGreaterThan(0);
    expect(at(0.5)).toBeLessThan(100);
    expect(stripScale([]).at(0)).toBe(50);
  });
});
