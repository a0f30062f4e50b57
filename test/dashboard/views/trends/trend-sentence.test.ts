import { describe, expect, it } from 'vitest';
import type { SignalDecision } from '@koe/api/contract/signal-decisions';
import { SignalNames } from '@koe/dashboard/test-only/views/signals/signal-names';
import { decisionFlags } from '@koe/dashboard/test-only/views/trends/decision-flags';
import { flagsOf } from '@koe/dashboard/test-only/views/trends/flags';
import {
  limitsText,
  linesSentence,
  stateOf,
  trendSentence,
  type Saying,
} from '@koe/dashboard/test-only/views/trends/trend-sentence';
import { trendTable } from '@koe/dashboard/test-only/views/trends/trend-table';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';
import type { Filter } from '@koe/sql/domain/filter';
import type { TrendAnswer, TrendPoint } from '@koe/sql/domain/trend/trend';

const EN: Saying = {
  name: 'NPS',
  grain: 'week',
  language: 'en',
  words: en,
  say: (value) => String(value),
};
const JA: Saying = { ...EN, language: 'ja', words: ja };

const point = (date: string, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  date,
  n: 90,
  value,
  interval: null,
  centre: 20,
  lower: 10,
  upper: 30,
  outside: null,
  complete: true,
  ...more,
});
const answer = (points: readonly TrendPoint[], more: Partial<TrendAnswer> = {}): TrendAnswer => ({
  kind: 'x',
  points,
  baseline: { from: '2026-05-25', to: '2026-10-26', periods: 23, dispersion: 1.42 },
  changes: [],
  forecast: [],
  hitRate: null,
  season: { weekday: false, holidays: false },
  ...more,
});
const ABOVE = { outside: 'above' } as const;

describe('what is said of a trend', () => {
  it('says that it stayed within its limits, and since when', () => {
    const all = answer([point('2026-10-26', 21), point('2026-11-02', 22)]);
    expect(trendSentence(all, EN)).toBe('NPS has been within its limits all the time shown.');
    const since = answer([point('2026-10-19', 40, ABOVE), point('2026-10-26', 21), point('2026-11-02', 22)]);
    expect(trendSentence(since, EN)).toBe('NPS has been within its limits since the week of Mon 26 Oct.');
    expect(trendSentence(since, JA)).toBe('NPSは10/26(月)の週から通常の範囲に収まっています。');
    expect(stateOf(since)).toBe('inside');
  });

  it('does not speak of periods that it could not judge', () => {
    const none = { centre: null, lower: null, upper: null };
    const late = answer([point('2026-10-19', 40, none), point('2026-10-26', 21), point('2026-11-02', 22)]);
    expect(trendSentence(late, EN)).toBe(
      'NPS has been within its limits in every period that could be judged, the first of them the week of Mon 26 Oct.',
    );
  });

  it('says that it is outside, by how much, and for how many periods running', () => {
    const out = answer([point('2026-10-26', 33, ABOVE), point('2026-11-02', 35, ABOVE)]);
    expect(trendSentence(out, EN)).toBe(
      'NPS was 35 in the week of Mon 2 Nov, above its limits (10 to 30). That makes 2 weeks in a row.',
    );
    expect(trendSentence(out, JA)).toContain('これで2週連続です。');
    expect(stateOf(out)).toBe('above');
  });

  it('does not judge the period that is running', () => {
    const running = answer([point('2026-11-02', 22), point('2026-11-09', 55, { complete: false })]);
    expect(stateOf(running)).toBe('inside');
    expect(trendSentence(running, EN)).not.toContain('55');
  });

  it('says what is missing where there are no limits', () => {
    const none = { centre: null, lower: null, upper: null };
    const few = answer(
      ['2026-10-26', '2026-11-02'].map((date) => point(date, 20, none)),
      { baseline: null },
    );
    expect(stateOf(few)).toBe('unknown');
    expect(trendSentence(few, EN)).toBe(
      'Whether NPS is as usual cannot be said yet: that takes 13 weeks with a value, and there are 2 weeks.',
    );
    expect(limitsText(few, 3, EN)).toBe('');
    const empty = answer([point('2026-11-02', null, { ...none, n: 7 })], { baseline: null });
    expect(trendSentence(empty, EN)).toBe('NPS has too little data for a value.');
  });

  it('names the last change of level and the forecast with its past', () => {
    const told = trendSentence(
      answer([point('2026-11-02', 22)], {
        changes: [{ date: '2026-08-31', before: 12, after: 21, interval: [4, 14] }],
        forecast: [
          { date: '2026-11-09', value: 21, lower: 15, upper: 27 },
          { date: '2026-11-16', value: 21, lower: 13, upper: 29 },
        ],
        hitRate: { hits: 47, of: 52 },
      }),
      EN,
    );
    expect(told).toContain('Its level moved from 12 to 21 in the week of Mon 31 Aug.');
    expect(told).toContain('expected between 13 and 29 (past forecasts held 47 of 52 times).');
  });

  it('says that a forecast is by week where the chart is by day', () => {
    const days = answer([point('2026-11-02', 22)], {
      forecast: [{ date: '2026-11-09', value: 140, lower: 120, upper: 160 }],
    });
    expect(trendSentence(days, { ...EN, grain: 'day' })).toContain('By week, the next four');
  });

  it('says of several lines which are outside', () => {
    const lines = [
      { name: 'Chat', state: 'inside' },
      { name: 'Phone', state: 'below' },
      { name: 'Store', state: 'unknown' },
    ] as const;
    expect(linesSentence(lines, 'en', en)).toBe(
      'At present outside their limits: Phone. For 1 of them there is too little data to say.',
    );
    expect(linesSentence(lines.slice(0, 1), 'en', en)).toBe('At present none is outside its limits (1 shown).');
    expect(linesSentence(lines.slice(2), 'en', en)).toBe('For 1 of them there is too little data to say.');
  });

  it('says which limits these are and what was evened out', () => {
    const said = limitsText(answer([], { kind: 'u', season: { weekday: true, holidays: true } }), 2.5, JA);
    expect(said).toContain('Laney u′');
    expect(said).toContain('±2.5σ');
    expect(said).toContain('23週');
    expect(said).toContain('1.4倍');
    expect(said).toContain('祝日');
  });
});

describe('a trend as a table', () => {
  it('has the newest first, forecasts ahead of it, and says where each period lies', () => {
    const { columns, rows } = trendTable(
      answer(
        [
          point('2026-10-26', 33, ABOVE),
          point('2026-11-02', null, { n: 7 }),
          point('2026-11-09', 20, { complete: false }),
        ],
        {
          forecast: [{ date: '2026-11-16', value: 21, lower: 15, upper: 27 }],
        },
      ),
      'points',
      EN,
    );
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns.map(({ id }) => id).sort());
    expect(rows.map((row) => row['state'])).toEqual(['', 'still running', 'Not enough data (n=7)', 'above its limit']);
    expect(rows[0]).toMatchObject({ date: 'the week of Mon 16 Nov (forecast)', interval: '+15 to +27' });
  });
});

describe('flags', () => {
  const note = (id: string, product: string | null) =>
    ({ id, kind: 'release', from: '2026-10-01', to: null, text: { ja: 'あ', en: 'a' }, product }) as const;
  const settings = { annotations: [note('all', null), note('lamp', 'lamp')] };

  it('leave out what is about a product that the filter leaves out', () => {
    const ids = (filter: { product?: readonly string[] }) => flagsOf(settings, filter, 'ja').map(({ id }) => id);
    expect(ids({})).toEqual(['all', 'lamp']);
    expect(ids({ product: ['kettle'] })).toEqual(['all']);
    expect(ids({ product: ['!lamp'] })).toEqual(['all']);
    expect(ids({ product: ['lamp'] })).toEqual(['all', 'lamp']);
  });

  it('are in the language of the screen and open where they are kept', () => {
    expect(flagsOf(settings, {}, 'en')[0]).toMatchObject({
      text: 'a',
      date: '2026-10-01',
      href: '/settings/annotations',
    });
    expect(flagsOf(null, {}, 'en')).toEqual([]);
  });

  it('are also what was decided about the theme in view, on the day of the organisation', () => {
    const names = new SignalNames(
      [{ field: 'theme', label: 'Theme', options: [{ value: '3', label: '配送の遅れ', depth: 0 }] }],
      ja.common,
    );
    const decided = (signalId: string, themeId: number, key: string | null): SignalDecision => ({
      ...{ signalId, themeId, week: '2026-11-09', at: '2026-11-17T16:00:00.000Z' },
      ...{ state: 'act', by: 'Aoi', segment: key === null ? null : { by: 'product', key } },
    });
    const all = [decided('whole', 3, null), decided('lamp', 3, 'lamp'), decided('other', 4, null)];
    const flags = (filter: Filter) => decisionFlags(all, filter, names, 'Asia/Tokyo', ja);
    expect(flags({ theme: ['3'] }).map(({ text }) => text)).toEqual([
      '配送の遅れ: 対応する',
      '配送の遅れ(lamp): 対応する',
    ]);
    expect(flags({ theme: ['3'], product: ['kettle'] })).toMatchObject([
      { kind: 'decision', date: '2026-11-18', href: '/signals?week=2026-11-09' },
    ]);
    expect(flags({})).toEqual([]);
  });
});
