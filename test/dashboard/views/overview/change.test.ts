import { describe, expect, it } from 'vitest';
import type { Fact } from '@koe/sql/domain/fact';
import { metricById } from '@koe/sql/domain/metric/registry';
import { answerOf } from '@koe/dashboard/test-only/views/overview/answer';
import { changeOf } from '@koe/dashboard/test-only/views/overview/change';
import { intervalText } from '@koe/dashboard/test-only/views/overview/interval-text';
import { clearAmongMany, upperQuantile } from '@koe/dashboard/test-only/views/overview/many-comparisons';
import { en } from '@koe/dashboard/test-only/words/en';

const fact = (metric: string, value: number | null, interval: Fact['interval'], n = 100): Fact => ({
  metric,
  version: 1,
  filter: {},
  evidence: {},
  value,
  interval,
  n,
});
const csat = metricById('csat');

describe('a change against the period before', () => {
  it('is clear only when its interval leaves out zero, and then good or bad by the metric', () => {
    const up = changeOf(fact('csat', 0.7, [0.68, 0.72]), fact('csat', 0.6, [0.58, 0.62]), csat, 'ja');
    expect(up).toMatchObject({ kind: 'clear', direction: 'up', good: true, text: '+10.0pt' });
    const wide = changeOf(fact('csat', 0.62, [0.5, 0.7]), fact('csat', 0.6, [0.5, 0.7]), csat, 'ja');
    expect(wide).toMatchObject({ kind: 'unclear', good: null });
  });

  it('is none where either side has too little data', () => {
    expect(changeOf(fact('csat', null, null, 7), fact('csat', 0.6, [0.5, 0.7]), csat, 'ja').kind).toBe('none');
    expect(changeOf(fact('csat', 0.6, [0.5, 0.7]), undefined, csat, 'ja').kind).toBe('none');
  });

  it('says counts in percent of the period before, and nothing when that was empty', () => {
    const volume = metricById('volume');
    expect(changeOf(fact('volume', 112, null), fact('volume', 100, null), volume, 'ja')).toMatchObject({
      kind: 'plain',
      text: '+12%',
    });
    expect(changeOf(fact('volume', 5, null), fact('volume', 0, null), volume, 'ja').kind).toBe('none');
  });
});

describe('changes side by side', () => {
  const change = changeOf(fact('csat', 0.7, [0.66, 0.74]), fact('csat', 0.63, [0.59, 0.67]), csat, 'en');

  it('stay as they are when there is only one', () => {
    expect(change.kind).toBe('clear');
    expect(clearAmongMany([change])).toEqual([change]);
  });

  it('must be clearer the more there are', () => {
    const many = clearAmongMany(Array.from({ length: 40 }, () => change));
    expect(many.every(({ kind }) => kind === 'unclear')).toBe(true);
    const strong = changeOf(fact('csat', 0.9, [0.88, 0.92]), fact('csat', 0.6, [0.58, 0.62]), csat, 'en');
    expect(clearAmongMany(Array.from({ length: 40 }, () => strong)).every(({ kind }) => kind === 'clear')).toBe(true);
  });

  it('uses the normal quantiles', () => {
    expect(upperQuantile(0.025)).toBeCloseTo(1.96, 2);
    expect(upperQuantile(0.0005)).toBeCloseTo(3.2905, 2);
  });
});

describe('the answer at the head of the screen', () => {
  const clear = { ...changeOf(fact('csat', 0.9, [0.88, 0.92]), fact('csat', 0.6, [0.58, 0.62]), csat, 'en') };
  const unclear = { ...clear, kind: 'unclear' as const };

  it('says that nothing clearly differs when nothing does', () => {
    expect(answerOf([{ name: 'CSAT', change: unclear, counted: false }], [{ ...unclear, name: 'Late' }], en)).toBe(
      en.overview.answer.nothing,
    );
  });

  it('names the clear changes and the theme that grew most', () => {
    const said = answerOf(
      [{ name: 'CSAT', change: clear, counted: false }],
      [
        { ...clear, name: 'Late', difference: 0.01, text: '+1.0 pp' },
        { ...clear, name: 'Broken', difference: 0.03, text: '+3.0 pp' },
      ],
      en,
    );
    expect(said).toBe('CSAT rose (+30.0 pp). The theme that grew most is “Broken” (+3.0 pp).');
  });
});

it('names the theme that clearly shrank most, and none that only seems to', () => {
  const fell = changeOf(fact('csat', 0.5, [0.48, 0.52]), fact('csat', 0.6, [0.58, 0.62]), csat, 'en');
  const said = answerOf(
    [],
    [
      { ...fell, name: 'Coupons' },
      { ...fell, kind: 'unclear', difference: -0.9, name: 'Luck' },
    ],
    en,
  );
  expect(said).toBe('The theme that shrank most is “Coupons” (-10.0 pp).');
});

describe('the interval beside a value', () => {
  it('is one number where both sides are about even, two where they are not', () => {
    expect(intervalText(fact('csat', 0.669, [0.64, 0.698]), 'share', 'ja')).toBe('±2.9');
    expect(intervalText(fact('csat', 0.98, [0.9, 0.995]), 'share', 'ja')).toBe('90%–100%');
    expect(intervalText(fact('csat', null, null), 'share', 'ja')).toBe('');
  });
});
