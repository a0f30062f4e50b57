import { describe, expect, it } from 'vitest';
import type { Finding } from '@koe/sql/domain/finding/finding';
import type { NamedFact, NamedValue } from '@koe/sql/domain/finding/frozen-fact';
import { compare } from '@koe/sql/domain/metric/difference';
import { findingText } from '@koe/dashboard/words/finding-text';

const week = { from: '2026-03-09', to: '2026-03-15' };
const weekBefore = { from: '2026-03-02', to: '2026-03-08' };
const theme: NamedValue = {
  field: 'theme',
  label: null,
  key: '21',
  name: { ja: '配送の遅延', en: 'Late delivery' },
  not: false,
};
const channel = (key: string, not = false): NamedValue => ({ field: 'channel', label: null, key, name: null, not });

function fact(metric: string, value: number | null, over: Partial<NamedFact> = {}): NamedFact {
  return {
    metric,
    version: 1,
    filter: week,
    period: week,
    n: 812,
    value,
    interval: value === null ? null : [value - 0.02, value + 0.02],
    evidence: week,
    weigh: 'each',
    of: [],
    ...over,
  };
}
const changed = (now: NamedFact, before: NamedFact, kind: 'change' | 'good_news' = 'change'): Finding => ({
  kind,
  now,
  before: { ...before, period: before.period === week ? weekBefore : (before.period ?? weekBefore) },
  difference: compare(now, before),
});
const both = (finding: Finding): readonly [string, string] => [findingText(finding, 'ja'), findingText(finding, 'en')];

describe('a level', () => {
  it('says value, interval and n, and what it is of', () => {
    expect(
      both({ kind: 'level', fact: fact('csat', 0.432, { of: [theme, channel('email'), channel('phone')] }) }),
    ).toEqual([
      '配送の遅延 × メール・電話の顧客満足度（CSAT）は43.2%です（95%区間 41.2%〜45.2%、n=812）。',
      'Customer satisfaction (CSAT) for Late delivery, E-mail or Phone is 43.2% (95% interval 41.2% to 45.2%; n=812).',
    ]);
  });
  it('is never a value below the minimum n', () => {
    expect(both({ kind: 'level', fact: fact('csat', null, { n: 7 }) })).toEqual([
      '顧客満足度（CSAT）はデータ不足で値を出せません（n=7）。',
      'Customer satisfaction (CSAT): not enough data for a value (n=7).',
    ]);
  });
  it('says a negative number, values that are left out, and those that are none', () => {
    const nps = fact('nps', -12, {
      interval: [-15, -9],
      of: [channel('chat', true), { ...channel('-'), field: 'product' }],
    });
    const [ja, en] = both({ kind: 'level', fact: nps });
    expect(ja).toMatch(/チャット以外 × 商品なしの.*は-12です（95%区間 -15〜-9、n=812）。$/);
    expect(en).toMatch(/for not Chat, no product is -12 \(95% interval -15 to -9; n=812\)\.$/);
  });
  it('counts with a noun, one and many', () => {
    const one = fact('volume', 1, { n: 1, interval: null });
    expect(both({ kind: 'level', fact: one })).toEqual(['件数は1件です。', 'Volume is 1 item.']);
    expect(findingText({ kind: 'level', fact: fact('volume', 1234, { interval: null }) }, 'en')).toBe(
      'Volume is 1,234 items.',
    );
  });
  it('says how it stands to its target only as far as the interval allows', () => {
    const level = (target: number): readonly [string, string] =>
      both({ kind: 'level', fact: fact('csat', 0.8), target });
    expect(level(0.75)[0]).toContain('目標の75.0%に届いています。');
    expect(level(0.85)[1]).toContain('The target of 85.0% is missed.');
    expect(level(0.81)[0]).toContain('目標の81.0%との差ははっきりしません。');
  });
  it('says of which dimension a word of a source is', () => {
    const plan: NamedValue = {
      field: 'seg.plan',
      label: { ja: '契約プラン', en: 'Plan' },
      key: 'gold',
      name: { ja: 'gold', en: 'gold' },
      not: false,
    };
    const [ja, en] = both({ kind: 'level', fact: fact('csat', 0.5, { of: [plan] }) });
    expect(ja).toContain('契約プラン「gold」');
    expect(en).toContain('plan “gold”');
  });

  it('keeps a long or hostile name as it is, in one sentence', () => {
    const name = '<b>とても長い名前</b>'.repeat(20);
    const of = [{ ...theme, name: { ja: name, en: '' } }];
    expect(findingText({ kind: 'level', fact: fact('csat', 0.5, { of }) }, 'ja')).toContain(name);
    expect(findingText({ kind: 'level', fact: fact('csat', 0.5, { of }) }, 'en')).toContain(name);
  });
});

describe('a change', () => {
  it('is said with both values, the difference and its interval', () => {
    expect(both(changed(fact('csat', 0.7), fact('csat', 0.8)))).toEqual([
      '顧客満足度（CSAT）は前の週の80.0%から70.0%に下がりました（-10.0pt、95%区間 -12.8pt〜-7.2pt、n=812）。',
      'Customer satisfaction (CSAT) fell from 80.0% in the week before to 70.0% (-10.0 pp; 95% interval -12.8 pp to -7.2 pp; n=812).',
    ]);
  });
  it('is none when the interval spans zero', () => {
    const [ja, en] = both(changed(fact('csat', 0.71), fact('csat', 0.7)));
    expect(ja).toContain('前の週と差なし（+1.0pt、95%区間');
    expect(en).toContain('no clear change from the week before (+1.0 pp; 95% interval');
    expect(ja + en).not.toMatch(/上がり|rose/);
  });
  it('is none when one side has too little data', () => {
    expect(both(changed(fact('csat', 0.7), fact('csat', null, { n: 3 })))).toEqual([
      '顧客満足度（CSAT）は70.0%です。前の週はデータ不足のため比べられません。',
      'Customer satisfaction (CSAT) is 70.0%. It cannot be compared with the week before, for which there is not enough data.',
    ]);
  });
  it('of counts is in percent of what they were; of times it is longer or shorter', () => {
    const volume = changed(fact('volume', 150, { interval: [130, 170] }), fact('volume', 100, { interval: [90, 110] }));
    expect(findingText(volume, 'ja')).toContain('前の週の100件から150件に増えました（+50%');
    const time = changed(
      fact('resolution_time_median', 7200, { interval: [7000, 7400] }),
      fact('resolution_time_median', 3600, { interval: [3500, 3700] }),
    );
    expect(findingText(time, 'ja')).toContain('に延びました（+1時間');
    expect(findingText(time, 'en')).toContain('became longer: 1 h in the week before, 2 h now');
  });
  it('names what it is compared with', () => {
    const before = (from: string, to: string): NamedFact => fact('csat', 0.8, { period: { from, to } });
    expect(findingText(changed(fact('csat', 0.7), before('2025-03-10', '2025-03-16')), 'ja')).toContain(
      '前年の同じ時期',
    );
    expect(findingText(changed(fact('csat', 0.7), before('2026-01-05', '2026-01-11')), 'en')).toContain(
      'in Mon 5 Jan to Sun 11 Jan 2026',
    );
  });
  it('for the better is good news', () => {
    expect(findingText(changed(fact('csat', 0.8), fact('csat', 0.7), 'good_news'), 'ja')).toMatch(/^良い知らせです。/);
  });
});

describe('a part of a change', () => {
  const pair = { now: fact('csat', 0.7), before: fact('csat', 0.8, { period: weekBefore }) };
  const part: Finding = {
    kind: 'part',
    ...pair,
    difference: compare(pair.now, pair.before),
    part: channel('phone'),
    why: 'within',
    value: -0.06,
    interval: [-0.09, -0.03],
    evidence: week,
  };
  it('says how much of it', () => {
    expect(both(part)).toEqual([
      '顧客満足度（CSAT）の変化-10.0ptのうち、-6.0ptは電話そのものの変化から来ています（95%区間 -9.0pt〜-3.0pt）。',
      'Customer satisfaction (CSAT): of the change of -10.0 pp, -6.0 pp comes from Phone itself (95% interval -9.0 pp to -3.0 pp).',
    ]);
  });
  it('claims nothing that could be nothing', () => {
    const [ja, en] = both({ ...part, interval: [-0.09, 0.01] });
    expect(ja).toContain('差なし');
    expect(en).toContain('no clear difference from zero');
  });
});

describe('a signal and a decision', () => {
  const signal: Finding = {
    kind: 'signal',
    signalId: 's',
    theme: { id: 21, name: { ja: '配送の遅延', en: 'Late delivery' } },
    segment: null,
    week: week.from,
    direction: 'up',
    items: 48,
    expectedItems: 21.4,
    since: '2026-03-02',
    weeks: 2,
    where: { segment: channel('phone'), share: 0.8 },
    evidence: week,
  };
  it('says since when and where', () => {
    expect(both(signal)).toEqual([
      '「配送の遅延」が普段の範囲を超えて多くなっています（48件、見込み21件）。2026/3/2(月)の週から2週続いています。増減の80%が電話に集まっています。',
      '“Late delivery” is above its usual range (48 items, 21 expected). It has been there for 2 weeks, since the week of Mon 2 Mar 2026. 80% of the difference lies in Phone.',
    ]);
  });
  it('of one week does not say that it goes on', () => {
    expect(findingText({ ...signal, weeks: 1, where: null, direction: 'down', items: 1 }, 'en')).toBe(
      '“Late delivery” is below its usual range (1 item, 21 expected).',
    );
  });
  it('asks for a decision and says how long it has waited', () => {
    const asked: Finding = {
      kind: 'decision',
      theme: { id: 21, name: { ja: '配送の遅延', en: 'Late delivery' } },
      segment: channel('phone'),
      because: 'signal',
      since: '2026-03-02',
      weeks: 1,
      signalId: 's',
    };
    expect(both(asked)).toEqual([
      '「配送の遅延」（電話）をどうするか決めてください（普段の範囲を外れたため）。2026/3/2(月)から1週、未決定のままです。',
      'Decide what to do about “Late delivery” (Phone): it left its usual range. Undecided for 1 week, since Mon 2 Mar 2026.',
    ]);
  });
});

describe('an action', () => {
  const action = (lateDays: number, over: object = {}): readonly [string, string] =>
    both({ kind: 'action', actionId: 'a', title: '追跡の案内', owner: '山田', dueOn: '2026-03-20', lateDays, ...over });
  it('is late, due today, or due in some days', () => {
    expect(action(1)).toEqual([
      '改善アクション「追跡の案内」は期限（2026/3/20(金)）を1日過ぎています（担当: 山田）。',
      'Action “追跡の案内” is 1 day past its due date (Fri 20 Mar 2026); owner: 山田.',
    ]);
    expect(action(0, { owner: null })[0]).toBe(
      '改善アクション「追跡の案内」は本日（2026/3/20(金)）が期限です（担当者は未定）。',
    );
    expect(action(-3, { blocked: true })[1]).toBe(
      'Action “追跡の案内” is due on Fri 20 Mar 2026, in 3 days and is blocked; owner: 山田.',
    );
  });
  const effect = (over: object): readonly [string, string] =>
    both({
      kind: 'effect',
      actionId: 'a',
      title: '追跡の案内',
      metric: 'theme_share',
      of: [theme],
      state: 'worked',
      effect: -0.021,
      interval: [-0.031, -0.011],
      p: 0.0004,
      window: { from: '2026-01-05', to: '2026-03-29' },
      enoughOn: null,
      ...over,
    });
  it('has one verdict, with effect, interval and p', () => {
    expect(effect({})).toEqual([
      '改善アクション「追跡の案内」は効果がありました。配送の遅延のテーマ割合への効果は-2.1ptです（95%区間 -3.1pt〜-1.1pt、p<0.001）。',
      'Action “追跡の案内” worked: its effect on Theme share for Late delivery is -2.1 pp (95% interval -3.1 pp to -1.1 pp; p<0.001).',
    ]);
  });
  it('before its verdict is being measured, without p', () => {
    const [ja, en] = effect({ state: 'measuring' });
    expect(ja).toContain('測定中です');
    expect(ja).toContain('2026/3/29(日)まで測定します。');
    expect(ja + en).not.toContain('p<');
  });
  it('without evidence says when there will be enough', () => {
    expect(effect({ state: 'no_evidence_yet', enoughOn: '2026-05-10', p: 0.2 })[1]).toContain(
      'p=0.200). There should be enough data by Sun 10 May 2026.',
    );
    expect(effect({ state: 'measuring', effect: null, interval: null, p: null })[1]).toContain('not enough data');
  });
});

describe('what else a report says', () => {
  it('a quiet week', () => {
    expect(both({ kind: 'quiet', period: week, tests: 1 })).toEqual([
      '普段の範囲を外れた変化はありません（検定1件）。',
      'Nothing left its usual range (1 test).',
    ]);
    expect(findingText({ kind: 'quiet', period: week, tests: 0 }, 'ja')).toBe(
      '検定できるだけのデータがまだありません。',
    );
  });
  it('a missing answer, with a range', () => {
    const gap: Finding = {
      kind: 'faq_gap',
      gapId: 'g',
      question: { ja: '追跡番号はどこですか', en: 'Where is my tracking number' },
      perWeek: 14.2,
      savedPerWeek: [4.2, 9.6],
    };
    expect(findingText(gap, 'ja')).toContain(
      '週に約14件届いていますが、よい答えがまだありません。答えがあれば週に4〜10件',
    );
    expect(findingText(gap, 'en')).toContain('comes about 14 times a week');
  });
  it('how sure the figures are', () => {
    const sure: Finding = {
      kind: 'reliability',
      accuracy: null,
      interval: null,
      n: 3,
      unclassified: 0.12,
      tests: 40,
      corrections: 1,
    };
    expect(both(sure)).toEqual([
      '判定した声がまだ足りず、テーマの当たり方は分かりません。未分類は12.0%、検定は40件、人による訂正は1件です。',
      'Too few items have been judged to say how well themes are found. 12.0% unclassified, 40 tests run, 1 correction by people.',
    ]);
  });
});
