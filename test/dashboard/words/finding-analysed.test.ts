import { describe, expect, it } from 'vitest';
import type {
  AnalysedFinding,
  DriverFinding,
  ForecastFinding,
  PriorityFinding,
  ReplySlopeFinding,
  RiseFinding,
} from '@koe/sql/domain/finding/analysed-finding';
import type { NamedFact, NamedValue } from '@koe/sql/domain/finding/frozen-fact';
import { findingText } from '@koe/dashboard/words/finding-text';

const week = { from: '2026-03-09', to: '2026-03-15' };
const under = { version: 1, filter: week, period: week, weigh: 'each', of: [], evidence: week } as const;
const channel = (key: string): NamedValue => ({ field: 'channel', label: null, key, name: null, not: false });
const theme = { id: 21, name: { ja: '配送の遅延', en: 'Late delivery' } };
const other = { id: 22, name: { ja: '梱包', en: 'Packaging' } };
const both = (finding: AnalysedFinding): readonly [string, string] => [
  findingText(finding, 'ja'),
  findingText(finding, 'en'),
];

describe('what a theme goes with', () => {
  const driver: DriverFinding = {
    ...under,
    kind: 'driver',
    of: [channel('email')],
    metric: 'csat',
    theme,
    n: 240,
    value: -0.123,
    interval: [-0.18, -0.06],
    contribution: -0.012,
    tiedTo: [],
  };
  it('is a difference among answers otherwise alike, and never a cause', () => {
    expect(both(driver)).toEqual([
      '「配送の遅延」に触れた回答（メール）は、ほかの条件が同じ回答より顧客満足度（CSAT）が12.3pt低くなっています（95%区間 -18.0pt〜-6.0pt、n=240）。全体との関連は-1.2ptです。関連であり、原因とは限りません。',
      'Answers that mention “Late delivery” (E-mail) are 12.3 pp lower in Customer satisfaction (CSAT) than answers otherwise alike (95% interval -18.0 pp to -6.0 pp; n=240). In all of them it goes with -1.2 pp. This is an association, not necessarily a cause.',
    ]);
  });
  it('is none when its interval spans zero, or when it cannot be told apart', () => {
    const [ja, en] = both({ ...driver, of: [], interval: [-0.2, 0.01] });
    expect(ja).toContain('の顧客満足度（CSAT）は、ほかの条件が同じ回答と差なしです（差-12.3pt）');
    expect(en).toContain('show no clear difference');
    expect(ja + en).not.toMatch(/低く|lower/);
    const tied = { ...driver, value: null, interval: null, contribution: null, tiedTo: [other] };
    expect(both(tied)[0]).toContain('「梱包」と常に同時に現れるため切り分けられません');
    expect(findingText({ ...tied, tiedTo: [] }, 'en')).toContain('not enough data for a difference');
  });
});

describe('what a wait goes with', () => {
  const slope: ReplySlopeFinding = {
    ...under,
    kind: 'reply_slope',
    n: 512,
    value: -0.004,
    interval: [-0.006, -0.002],
    unit: 'minute',
    fromS: 30,
    toS: 3600,
  };
  it('is told per minute, with the waits that it was drawn from', () => {
    const [ja, en] = both(slope);
    expect(ja).toBe(
      '最初の返信が1分遅くなるごとに、顧客満足度（CSAT）は0.4pt低くなる関連があります（95%区間 -0.6pt〜-0.2pt、n=512、待ち時間30秒〜1時間の範囲）。関連であり、原因とは限りません。',
    );
    expect(en).toMatch(/^Each further minute until the first reply goes with 0\.4 pp less customer satisfaction/);
    expect(findingText({ ...slope, interval: [-0.01, 0.002] }, 'en')).toContain('makes no clear difference');
    expect(findingText({ ...slope, value: null, interval: null, n: 7 }, 'ja')).toContain('データ不足');
  });
  it('of a band is its satisfaction', () => {
    const band = { ...under, kind: 'reply_band', band: 1, n: 120, value: 0.8, interval: [0.72, 0.86] } as const;
    expect(both(band)).toEqual([
      '最初の返信が60秒以内の声の顧客満足度（CSAT）は80.0%です（95%区間 72.0%〜86.0%、n=120）。',
      'Customer satisfaction (CSAT) for first replies within 60 s is 80.0% (95% interval 72.0% to 86.0%; n=120).',
    ]);
  });
});

describe('where a theme rose', () => {
  const share = { metric: 'theme_share', version: 1, interval: null, n: 900 } as const;
  const fact: NamedFact = { ...under, ...share, value: 0.2 };
  const rise: RiseFinding = {
    ...under,
    kind: 'rise',
    theme,
    by: 'channel',
    segment: null,
    now: fact,
    before: fact,
    items: 180,
    expected: 120.4,
    value: 59.6,
    interval: [41, 78],
  };
  it('is told beside what was to be expected', () => {
    expect(both(rise)).toEqual([
      '「配送の遅延」は180件で、前の期間の割合から見込まれる120件より60件多くなっています（95%区間 +41〜+78）。',
      '“Late delivery” has 180 items, 60 more than the 120 that its share in the period before lets expect (95% interval +41 to +78).',
    ]);
    expect(both({ ...rise, value: -3, interval: [-20, 12] })[0]).toContain('120件と差なしです（差-3件）');
  });
  it('of a segment is its part, and without data before it is none', () => {
    const [ja, en] = both({ ...rise, segment: channel('phone'), expected: null, items: 50, value: 38.2 });
    expect(ja).toContain('のうち、電話の分は+38件です');
    expect(en).toContain('+38 items come from Phone');
    expect(findingText({ ...rise, value: null, interval: null }, 'ja')).toContain('データ不足');
  });
});

describe('where a theme stands', () => {
  const priority: PriorityFinding = {
    ...under,
    kind: 'priority',
    theme,
    among: 'leaf',
    themes: 34,
    n: 120,
    score: 0.618,
    level: 'high',
    rank: 3,
    rankInterval: [2, 5],
    tied: true,
    terms: { frequency: 0.8, impact: 0.55, urgency: 0.4, goalFit: 0.5 },
    weights: { frequency: 0.7, impact: 0.7, urgency: 0.4, goalFit: 0.2 },
  };
  it('is told with its ties, its range of ranks and its formula', () => {
    expect(both(priority)).toEqual([
      '「配送の遅延」の優先順位は34テーマ中3位タイ（95%の範囲は2〜5位）、点数は0.62（高）です（n=120）。内訳は頻度0.80・影響0.55・緊急0.40・目標0.50、重みは頻度35%・影響35%・緊急20%・目標10%です。',
      '“Late delivery” ranks joint 3 of 34 themes (2 to 5 in 95% of draws) with a score of 0.62 (high; n=120). Terms: frequency 0.80, impact 0.55, urgency 0.40, goal fit 0.50; weights: frequency 35%, impact 35%, urgency 20%, goal fit 10%.',
    ]);
    expect(both({ ...priority, tied: false, rank: 1, rankInterval: [1, 1] })[0]).toContain('34テーマ中1位、点数');
  });
});

describe('what a week to come is expected to bring', () => {
  const forecast: ForecastFinding = {
    ...under,
    kind: 'forecast',
    metric: 'volume',
    week: '2026-03-16',
    value: 812.3,
    interval: [700.2, 950.9],
    hitRate: { hits: 38, of: 40 },
  };
  it('is told with its interval and how often it held before', () => {
    expect(both(forecast)).toEqual([
      '2026/3/16(月)の週の件数は812件の見込みです（95%区間 700件〜951件）。過去の予測は40回のうち38回が区間に収まりました。',
      'Volume is expected to be 812 items in the week of Mon 16 Mar 2026 (95% interval 700 items to 951 items). Of 40 past forecasts, 38 held the value.',
    ]);
    expect(findingText({ ...forecast, hitRate: null }, 'en')).not.toContain('past');
  });
});
