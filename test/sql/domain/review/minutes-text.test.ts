import { describe, expect, it } from 'vitest';
import type { Minutes, MinutesItem } from '@koe/sql/domain/review/minutes';
import { minutesText, plainMinutes } from '@koe/sql/domain/review/minutes-text';
import { minutesEn } from '@koe/sql/domain/review/minutes-words.en';
import { minutesJa } from '@koe/sql/domain/review/minutes-words.ja';
import { WHY_CODES } from '@koe/sql/domain/review/review';

const late = { ja: '遅延', en: 'Late delivery' };
const exception: MinutesItem = {
  kind: 'exception',
  why: { code: 'signal', on: '2026-11-16', count: 2 },
  content: {
    kind: 'exception',
    signalId: '3b241101-e2bb-4255-8caf-4136c566a962',
    themeId: 21,
    segment: { by: 'product', key: 'p1' },
    week: '2026-11-16',
    direction: 'up',
    items: 40,
    expectedItems: 20.5,
    n: 400,
    share: 0.1,
    interval: [0.074, 0.133],
    expectedShare: 0.05,
    weeks: 2,
    evidence: 'theme=21',
  },
  theme: late,
  segment: { ja: '湯沸かし', en: 'Kettle' },
  plannedMinutes: 5,
  usedSeconds: 290,
  removed: null,
  decision: {
    outcome: 'investigate',
    reason: null,
    note: '倉庫に聞く',
    owner: '佐藤 真',
    dueOn: '2026-12-01',
    action: null,
    by: '山田 花子',
    at: '2026-11-24T01:10:00.000Z',
  },
};
const plain = (kind: MinutesItem['kind'], made: Partial<MinutesItem>): MinutesItem => ({
  ...exception,
  kind,
  theme: null,
  segment: null,
  decision: null,
  ...made,
});
const minutes: Minutes = {
  version: 1,
  reviewId: '3b241101-e2bb-4255-8caf-4136c566a963',
  heldOn: '2026-11-24',
  timeZone: 'Asia/Tokyo',
  from: '2026-11-16',
  to: '2026-11-22',
  editionId: null,
  department: null,
  people: ['佐藤 真', '山田 花子'],
  startedAt: '2026-11-24T01:00:00.000Z',
  endedAt: '2026-11-24T01:42:00.000Z',
  plannedMinutes: 45,
  items: [
    exception,
    plain('picture', {
      why: { code: 'picture', on: null, count: null },
      content: {
        kind: 'picture',
        facts: [
          {
            metric: 'csat',
            n: 812,
            value: 0.62,
            interval: [0.587, 0.653],
            before: 0.6,
            beforeN: 800,
            change: [-0.03, 0.07],
          },
          { metric: 'nps', n: 12, value: null, interval: null, before: null, beforeN: 9, change: null },
        ],
      },
    }),
    plain('custom', {
      content: { kind: 'custom', title: '年末の体制', text: '' },
      why: { code: 'added', on: null, count: null },
      removed: { reason: '来週に', by: '山田 花子' },
    }),
    plain('action', {
      why: { code: 'action_verdict', on: '2026-11-20', count: null },
      content: {
        kind: 'action',
        actionId: '3b241101-e2bb-4255-8caf-4136c566a964',
        title: '倉庫を二交代に',
        themeId: 21,
        status: 'measuring',
        ownerId: null,
        ownerName: null,
        dueOn: '2026-11-10',
        metric: 'theme_share',
        effect: { state: 'worked', effect: -0.032, interval: [-0.051, -0.013], on: null },
      },
    }),
  ],
};

describe('minutes in words', () => {
  const [ja, en] = [minutesText(minutes, 'ja'), minutesText(minutes, 'en')];

  it('say what was decided, by whom, and keep a note as that person’s', () => {
    expect(ja.entries[0]).toMatchObject({
      heading: '遅延（湯沸かし）',
      decision: ['調べる: 担当 佐藤 真、2026年12月1日(火)まで。'],
      by: '決定: 山田 花子',
      said: { by: '山田 花子のメモ', text: '倉庫に聞く' },
    });
    expect(en.entries[0]).toMatchObject({
      heading: 'Late delivery (Kettle)',
      decision: ['Investigate: 佐藤 真, by Tue, 1 Dec 2026.'],
      said: { by: 'Note by 山田 花子', text: '倉庫に聞く' },
    });
  });

  it('give the numbers with interval and n, and call nothing a change that is not clear', () => {
    expect(ja.entries[0]?.facts[0]).toBe('遅延（湯沸かし）への言及は10.0%（7.4%〜13.3%）、400件中40件。');
    expect(en.entries[1]?.facts).toEqual([
      'Customer satisfaction (CSAT) 62.0 % (58.7 % to 65.3 %), n=812. No clear change from the week before (60.0 %).',
      expect.stringMatching(/not enough data \(n=12\)/),
    ]);
    expect(ja.entries[3]?.facts[1]).toBe('効果がありました: -3.2pt（-5.1pt〜-1.3pt）。');
  });

  it('count what was asked and decided; what was taken off is told with its reason', () => {
    expect(ja.summary).toBe('2件の議題のうち1件を決定し、1件は未決定のまま残りました。');
    expect(en.entries[2]?.decision).toEqual(['Taken off the agenda by 山田 花子. Reason: 来週に']);
    expect(en.entries[3]?.decision).toEqual(['Not decided; it stays open.']);
  });

  it('have the same parts in both languages, and one plain text of all of them', () => {
    expect(ja.entries.map(({ facts, decision }) => [facts.length, decision.length])).toEqual(
      en.entries.map(({ facts, decision }) => [facts.length, decision.length]),
    );
    for (const { heading } of en.entries) expect(plainMinutes(en)).toContain(heading);
  });

  it('have a sentence for every reason', () => {
    for (const words of [minutesJa, minutesEn])
      for (const code of WHY_CODES) expect(words.why[code]('11/9', '3').length).toBeGreaterThan(5);
  });
});
