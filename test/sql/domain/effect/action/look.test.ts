import { describe, expect, it } from 'vitest';
import { parseDay, formatDay } from '@koe/sql/domain/calendar/day';
import { NO_COMPARISON } from '@koe/sql/domain/effect/action/choose';
import type { Comparison } from '@koe/sql/domain/effect/action/comparison';
import { verdictSentence } from '@koe/sql/domain/effect/action/effect-sentence';
import { effectWindow } from '@koe/sql/domain/effect/action/effect-window';
import { lookAt } from '@koe/sql/domain/effect/action/look';
import { goalFilter, measurableOf, ripeDays } from '@koe/sql/domain/effect/action/measurable';
import { isTouched } from '@koe/sql/domain/effect/action/touches';

const STAMPS = { at: '', asOf: '', metricVersion: 1, taxonomyVersion: 1, manifest: 'm', blocks: ['b'] };
const FIRST = parseDay('2026-01-05');

/** Forty weeks at 12 %, then at 6 %, with a small wobble; the week of the release is wild. */
function series(release: number) {
  const at = (index: number): string => formatDay(FIRST + 7 * index);
  const wobble = (index: number): number => [0, 3, -2, 1, -3, 2][index % 6] ?? 0;
  const treated = Array.from({ length: 60 }, (_, index) => ({
    n: 1000,
    k: index === release - 1 ? 900 : (index < release ? 120 : 60) + wobble(index),
  }));
  const comparison: Comparison = { kind: 'theme', by: null, key: null, themeIds: [2], filter: { theme: ['2'] } };
  const counts = treated.map((_, index) => ({ n: 1000, k: 200 - wobble(index) }));
  return { weeks: treated.map((_, index) => at(index)), treated, comparisons: [{ comparison, counts }] };
}

describe('the window', () => {
  it('begins with the first whole week under the action', () => {
    const monday = effectWindow(parseDay('2026-03-02'), 4, 1);
    expect(formatDay(monday.firstWeek)).toBe('2026-03-02');
    expect(monday.splitWeek).toBeNull();
    const wednesday = effectWindow(parseDay('2026-03-04'), 4, 1);
    expect(formatDay(wednesday.firstWeek)).toBe('2026-03-09');
    expect(formatDay(wednesday.splitWeek ?? 0)).toBe('2026-03-02');
    expect(formatDay(wednesday.endDay)).toBe('2026-04-05');
    expect(formatDay(effectWindow(parseDay('2026-03-01'), 1, 7).firstWeek)).toBe('2026-03-01');
  });
});

describe('a look', () => {
  const window = effectWindow(FIRST + 7 * 39 + 2, 6, 1);
  const question = {
    series: series(40),
    window,
    direction: 'down' as const,
    minimumEffect: 0.01,
    comparison: series(40).comparisons[0]?.comparison ?? NO_COMPARISON,
    others: [NO_COMPARISON],
    stamps: STAMPS,
  };

  it('counts the window and nothing behind it, and leaves out the week of the release', () => {
    const look = lookAt(question);
    expect(look.verdict).toBe('worked');
    expect(look.effect).toBeCloseTo(-0.06, 2);
    expect(look.weeks).toBe(6);
    expect(look.through).toBe(formatDay(window.endDay));
    expect(look.series.filter(({ phase }) => phase === 'release').map(({ treated }) => treated.value)).toEqual([0.9]);
    expect(look.series.at(-1)?.week).toBe(formatDay(window.endDay - 6));
    expect(look.series.filter(({ phase }) => phase === 'decision').length).toBeGreaterThan(0);
    expect(look.sensitivity).toMatchObject([{ comparison: NO_COMPARISON, verdict: 'worked' }]);
  });

  it('says before the release what there was, and nothing of an effect', () => {
    const later = effectWindow(FIRST + 7 * 80, 6, 1);
    const look = lookAt({ ...question, window: later });
    expect(look).toMatchObject({ verdict: 'no_evidence_yet', effect: null, interval: null, p: null, weeks: 0 });
    expect(look.series.every(({ phase }) => phase === 'baseline')).toBe(true);
  });
});

describe('what can be measured', () => {
  it('are shares, points and means of one scale; not volumes, waiting times or scales put together', () => {
    for (const metric of ['theme_share', 'csat', 'nps', 'first_reply', 'resolution_rate'])
      expect(measurableOf({ metric, variant: null })?.metric.id).toBe(metric);
    for (const metric of ['volume', 'people', 'resolution_time_median', 'rating'])
      expect(measurableOf({ metric, variant: null }), metric).toBeNull();
    expect(measurableOf({ metric: 'rating', variant: '1-5' })?.scale).toBe('1-5');
    expect(ripeDays({ metric: 'resolution_rate' })).toBe(7);
  });

  it('is of the theme of the action where the goal names none, whatever its dates', () => {
    expect(goalFilter({ metric: 'theme_share', filter: 'team=chat&from=2026-01-01' }, 7)).toEqual({
      team: ['chat'],
      theme: ['7'],
    });
    expect(goalFilter({ metric: 'csat', filter: '' }, 7)).toEqual({});
  });
});

describe('what another action changes', () => {
  const pathOf = (theme: string): string[] => (theme === '11' ? ['11', '1'] : [theme]);
  const touch = { filter: { team: ['chat'] }, themes: ['1'], isOfThemes: true };

  it('is its theme with all below it, under its own filter only', () => {
    expect(isTouched({ theme: ['11'] }, touch, pathOf)).toBe(true);
    expect(isTouched({ theme: ['2'] }, touch, pathOf)).toBe(false);
    expect(isTouched({ theme: ['11'], team: ['phone'] }, touch, pathOf)).toBe(false);
    expect(isTouched({ theme: ['11'], team: ['!chat'] }, touch, pathOf)).toBe(false);
  });

  it('is all that is said under its filter, unless its goal is of its theme alone', () => {
    expect(isTouched({}, touch, pathOf)).toBe(false);
    expect(isTouched({}, { ...touch, isOfThemes: false }, pathOf)).toBe(true);
    expect(
      isTouched(
        { seg: { plan: ['free'] } },
        { ...touch, filter: { seg: { plan: ['premium'] } }, isOfThemes: false },
        pathOf,
      ),
    ).toBe(false);
  });
});

describe('a verdict in a sentence', () => {
  it('names the action, what it did and how sure that is, in both languages', () => {
    const found = { verdict: 'worked', effect: -0.021, interval: [-0.03, -0.0121], enoughOn: null } as const;
    const text = verdictSentence('増員', found, 'share');
    expect(text.ja).toBe('「増員」の効果：効果あり（−2.1pt、95%区間 −3.0 〜 −1.2pt）');
    expect(text.en).toBe('Effect of “増員”: worked (−2.1 pp, 95% interval −3.0 to −1.2 pp)');
  });
});
