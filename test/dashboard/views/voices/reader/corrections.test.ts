import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemLabel } from '@koe/api/contract/labels';
import { correctedItem } from '@koe/dashboard/test-only/views/voices/reader/corrections/corrected-item';
import {
  correctionLines,
  newestCounts,
} from '@koe/dashboard/test-only/views/voices/reader/corrections/correction-lines';

const label = (id: number, known: Partial<ItemLabel>): ItemLabel => ({
  id,
  task: 'theme',
  themeId: null,
  value: 'yes',
  span: null,
  origin: 'correction',
  by: '山田 花子',
  at: '2026-03-20T00:00:00.000Z',
  withdrawnAt: null,
  batchId: null,
  counts: true,
  ...known,
});
const part = (key: string, role: 'customer' | 'agent', text: string) => ({
  key,
  role,
  text,
  at: null,
  question: null,
  lang: 'ja',
});
const mention = (themeId: number, start: number, end: number) => ({
  partKey: 'q1',
  themeId,
  start,
  end,
  confidence: 0.7,
  sentiment: 'negative' as const,
});
const item = {
  mentions: [mention(3, 0, 2)],
  sentiment: 'negative' as const,
  intent: 'complaint' as const,
  priority: 'P3' as const,
  parts: [part('a1', 'agent', 'いらっしゃいませ'), part('q1', 'customer', '箱が壊れていた')],
};
const themesOf = (labels: readonly ItemLabel[]) => correctedItem(item, labels).mentions;

describe('an item with corrections', () => {
  it('loses and gains themes; the words are those marked, else the customer’s first part', () => {
    expect(themesOf([label(1, { themeId: 3, value: 'no' })])).toEqual([]);
    expect(themesOf([label(1, { themeId: 4 })])).toEqual([
      item.mentions[0],
      { partKey: 'q1', themeId: 4, start: 0, end: 7, confidence: 1, sentiment: 'negative' },
    ]);
    const span = { partKey: 'q1', start: 2, end: 7 };
    expect(themesOf([label(1, { themeId: 3, span })])).toEqual([{ ...mention(3, 2, 7), confidence: 1 }]);
    expect(themesOf([label(1, { themeId: 3 })])).toEqual(item.mentions);
  });

  it('has the sentiment, intent and priority that were set, and nothing else changes', () => {
    const labels = [
      label(1, { task: 'sentiment', value: 'positive' }),
      label(2, { task: 'intent', value: 'praise' }),
      label(3, { task: 'priority', value: 'P1' }),
      label(4, { task: 'priority', value: 'P4', counts: false }),
      label(5, { task: 'intent', value: 'nonsense', counts: false }),
    ];
    expect(correctedItem(item, labels)).toEqual({ ...item, sentiment: 'positive', intent: 'praise', priority: 'P1' });
  });

  it('is the same when the server’s answer already holds the corrections', () => {
    const labels = fc.array(
      fc.record({ themeId: fc.integer({ min: 1, max: 5 }), value: fc.constantFrom('yes', 'no') }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(labels, (said) => {
        const counting = newestCounts(said.map((known, id) => label(id, known)));
        const once = correctedItem(item, counting);
        expect(correctedItem(once, counting)).toEqual(once);
      }),
    );
  });
});

describe('the log of corrections', () => {
  it('has one line for a complete judgement, and leaves out what no longer counts', () => {
    const judged = [1, 2, 3].map((id) =>
      label(id, { themeId: id, value: 'no', origin: 'queue', at: '2026-03-19T00:00:00.000Z' }),
    );
    const own = label(9, { themeId: 2, value: 'yes' });
    const lines = correctionLines(newestCounts([own, ...judged]));
    expect(lines.map((line) => line.label?.id ?? null)).toEqual([9, null]);
    expect(correctionLines([label(1, { counts: false })])).toEqual([]);
  });

  it('lets the newest of a question count', () => {
    const labels = [label(3, { themeId: 1, value: 'no' }), label(2, { themeId: 1 }), label(1, { themeId: 2 })];
    expect(newestCounts(labels).map(({ counts }) => counts)).toEqual([true, false, true]);
  });
});
