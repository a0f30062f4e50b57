import { describe, expect, it } from 'vitest';
import type { Signal, SignalRun } from '@koe/api/contract/signals';
import { runNotes, signalAnswer } from '@koe/dashboard/test-only/views/signals/signal-answer';
import { decimal, leadOf, percentOf, sameSensitivity } from '@koe/dashboard/test-only/views/signals/sensitivity-row';
import { signalAction } from '@koe/dashboard/test-only/views/signals/signal-keys';
import { SignalNames } from '@koe/dashboard/test-only/views/signals/signal-names';
import { chartRequests } from '@koe/dashboard/test-only/views/signals/signal-requests';
import { evidenceOf, groupSignals, measureOf, themeFilter } from '@koe/dashboard/test-only/views/signals/signal-rows';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const signal = (id: string, more: Partial<Signal> = {}): Signal => ({
  id,
  week: '2026-11-09',
  themeId: 3,
  segment: null,
  partOf: null,
  direction: 'up',
  measures: ['share'],
  items: 40,
  expectedItems: 20,
  itemLimits: [10, 30],
  n: 500,
  share: 0.08,
  interval: [0.06, 0.11],
  expectedShare: 0.04,
  shareLimits: [0.02, 0.06],
  weeksLooked: 1,
  p: 0.0001,
  q: 0.003,
  since: '2026-11-09',
  weeks: 1,
  concentration: null,
  evidence: 'from=2026-11-09&to=2026-11-15&theme=3&seg.plan=premium',
  disposition: { state: 'open', reason: null, note: null, until: null, by: null, at: null, carried: false },
  ...more,
});
const RUN: SignalRun = {
  id: 'r',
  week: '2026-11-09',
  at: '2026-11-16T01:00:00.000Z',
  asOf: '2026-11-16T01:00:00.000Z',
  taxonomyVersion: 1,
  tests: 612,
  themes: 34,
  segments: 18,
  baselineWeeks: 24,
  falseDiscoveryRate: 0.05,
  sigma: 3,
  leftOut: [],
  replaces: null,
  nothing: null,
};
const NAMES = new SignalNames(
  [
    { field: 'theme', label: 'Theme', options: [{ value: '3', label: 'Late delivery', depth: 0 }] },
    { field: 'seg.plan', label: 'Plan', options: [{ value: 'premium', label: 'premium', depth: 0 }] },
  ],
  ja.common,
);

describe('the list of signals', () => {
  it('puts each part under its whole and keeps the stored order', () => {
    const groups = groupSignals([
      signal('a'),
      signal('b', { partOf: 'a' }),
      signal('c'),
      signal('d', { partOf: 'a' }),
      signal('e', { partOf: 'gone' }),
    ]);
    expect(groups.map(({ signal, parts }) => [signal.id, parts.map(({ id }) => id)])).toEqual([
      ['a', ['b', 'd']],
      ['c', []],
      ['e', []],
    ]);
  });

  it('reads the evidence as a filter, and the chart leaves out its days only', () => {
    expect(evidenceOf(signal('a'))).toEqual({
      from: '2026-11-09',
      to: '2026-11-15',
      theme: ['3'],
      seg: { plan: ['premium'] },
    });
    expect(themeFilter(signal('a'))).toEqual({ theme: ['3'], seg: { plan: ['premium'] } });
  });

  it('draws half a year up to the judged week, of the measure that it left', () => {
    const asked = chartRequests([signal('a'), signal('b', { measures: ['volume'] })], 3);
    expect(asked['a']?.params).toMatchObject({ metric: 'theme_share', from: '2026-05-18', to: '2026-11-15' });
    expect(asked['b']?.params).toMatchObject({ metric: 'volume', grain: 'week', sensitivity: 3 });
    expect(measureOf({ measures: ['volume', 'share'] })).toBe('theme_share');
  });

  it('is answered in a sentence: how many, and the surest', () => {
    const said = signalAnswer(
      RUN,
      [signal('a'), signal('b', { partOf: 'a' }), signal('c', { direction: 'down', themeId: 4 })],
      NAMES,
      'en',
      en,
    );
    expect(said).toBe(
      'Themes that changed in the week of Mon 9 Nov: 2 (signals up: 2, down: 1). The surest is the rise of Late delivery.',
    );
    const part = signal('a', { segment: { by: 'seg.plan', key: 'premium' } });
    expect(signalAnswer(RUN, [part], NAMES, 'ja', ja)).toContain('「Late delivery(Plan「premium」)」の増加');
  });

  it('says that a week was quiet, and nothing where nothing was tested', () => {
    expect(signalAnswer(RUN, [], NAMES, 'ja', ja)).toBe('11/9(月)の週に、偶然では説明できない変化はありませんでした。');
    expect(signalAnswer({ ...RUN, nothing: 'too_few_weeks' }, [], NAMES, 'ja', ja)).toBe('');
    expect(signalAnswer(null, [], NAMES, 'ja', ja)).toBe('');
  });

  it('says how many tests, at which rate, and what was left out', () => {
    const notes = runNotes(
      {
        ...RUN,
        replaces: 'data',
        leftOut: [
          { source: 's', name: 'Reviews', since: '2026-10-01', why: 'young' },
          { source: 't', name: 'Letters', since: '2026-01-01', why: 'silent' },
        ],
      },
      'en',
      en,
    ).join(' | ');
    expect(notes).toContain('612 tests over 34 themes × 18 segments');
    expect(notes).toContain('about 5% of the signals are expected to be false');
    expect(notes).toContain('computed again because data came in later');
    expect(notes).toContain('too young: Reviews (since Thu 1 Oct)');
    expect(notes).toContain('fell silent: Letters');
    expect(runNotes({ ...RUN, nothing: 'no_items' }, 'en', en)).toEqual([]);
  });

  it('names what is no longer there by what is stored', () => {
    expect(NAMES.theme(99)).toBe('#99');
    expect(NAMES.segment({ by: 'team', key: 'night' })).toBe('night');
  });
});

describe('keys of the list', () => {
  const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it('walk it, open evidence, and decide about the selected one', () => {
    expect(signalAction(key('j'), -1, 3)).toEqual({ kind: 'select', index: 0 });
    expect(signalAction(key('k'), 2, 3)).toEqual({ kind: 'select', index: 1 });
    expect(signalAction(key('Enter'), 1, 3)).toEqual({ kind: 'open' });
    expect(signalAction(key('d'), 1, 3)).toEqual({ kind: 'decide' });
    expect(signalAction(key('d'), -1, 3)).toBeNull();
    expect(signalAction(key('d', { ctrlKey: true }), 1, 3)).toBeNull();
  });

  it('pick nothing: signals are not corrected together', () => {
    expect(signalAction(key('x'), 1, 3)).toBeNull();
    expect(signalAction(key('X', { shiftKey: true }), 1, 3)).toBeNull();
  });
});

describe('a sensitivity', () => {
  it('is the same as another in what a person sees, not in the last bit', () => {
    expect(sameSensitivity({ falseDiscoveryRate: 0.05, sigma: 3 }, { falseDiscoveryRate: 0.05000001, sigma: 3 })).toBe(
      true,
    );
    expect(sameSensitivity({ falseDiscoveryRate: 0.05, sigma: 3 }, { falseDiscoveryRate: 0.1, sigma: 3 })).toBe(false);
  });

  it('never says that little is nothing', () => {
    expect([0, 0.004, 0.05, 0.96, 2.04].map(decimal)).toEqual(['0', '0.01', '0.05', '1', '2']);
    expect(percentOf(0.025)).toBe('2.5');
  });

  it('says its lead in weeks earlier or later', () => {
    expect(leadOf(1.52)).toEqual({ kind: 'earlier', weeks: '1.5' });
    expect(leadOf(-2)).toEqual({ kind: 'later', weeks: '2' });
    expect(leadOf(0)).toEqual({ kind: 'same' });
    expect(leadOf(null)).toEqual({ kind: 'unknown' });
  });
});
