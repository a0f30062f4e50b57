import { describe, expect, it } from 'vitest';
import { MOST_CORRECTED } from '@koe/api/contract/label-batches';
import { listAction } from '@koe/dashboard/test-only/views/voices/list/list-keys';
import { saidOfRow } from '@koe/dashboard/test-only/views/voices/list/select/said-of-row';
import { rangeOf, withPicked } from '@koe/dashboard/test-only/views/voices/list/select/picked-ids';
import { statementText } from '@koe/dashboard/test-only/views/voices/list/select/statement-text';
import { themeGroups } from '@koe/dashboard/test-only/views/voices/theme-groups';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const press = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });

describe('selecting voices', () => {
  it('picks with x the row that the keys stand on, and a range with Shift', () => {
    expect(listAction(press('x'), 2, 5)).toEqual({ kind: 'pick', range: false });
    expect(listAction(press('X', true), 2, 5)).toEqual({ kind: 'pick', range: true });
    expect(listAction(press('x'), -1, 5)).toBeNull();
  });

  it('takes all between two rows, from either end', () => {
    expect(rangeOf(ORDER, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(ORDER, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(ORDER, 'gone', 'b')).toEqual(['b']);
  });

  it('adds and takes away, and holds no more than one correction may be about', () => {
    const some = new Set(['a', 'b']);
    expect([...withPicked(some, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
    expect([...withPicked(some, ['b', 'c'], false)]).toEqual(['a']);
    const many = Array.from({ length: MOST_CORRECTED + 50 }, (_, index) => String(index));
    expect(withPicked(some, many, true).size).toBe(MOST_CORRECTED);
  });
});

describe('a row after a correction', () => {
  const row = {
    sentiment: 'negative' as const,
    intent: null,
    priority: 'P3' as const,
    mentions: [{ partKey: 'p', themeId: 3, start: 0, end: 2, confidence: 0.8, sentiment: 'negative' as const }],
    quote: { partKey: 'p', text: '遅い', truncated: false, question: null },
  };

  it('says what the server says a moment later', () => {
    expect(saidOfRow(row, { task: 'intent', value: 'praise' }).intent).toBe('praise');
    expect(saidOfRow(row, { task: 'priority', value: 'P1' }).priority).toBe('P1');
    expect(saidOfRow(row, { task: 'theme', themeId: 3, value: 'no' }).mentions).toEqual([]);
    expect(saidOfRow(row, { task: 'theme', themeId: 3, value: 'yes' }).mentions).toEqual(row.mentions);
    const added = saidOfRow(row, { task: 'theme', themeId: 4, value: 'yes' }).mentions;
    expect(added.map(({ themeId, sentiment }) => [themeId, sentiment])).toEqual([
      [3, 'negative'],
      [4, 'negative'],
    ]);
  });

  it('is given no theme when the customer wrote nothing', () => {
    expect(
      saidOfRow({ ...row, mentions: [], quote: null }, { task: 'theme', themeId: 4, value: 'yes' }).mentions,
    ).toEqual([]);
  });
});

describe('words of a correction', () => {
  it('say it as a sentence in either language', () => {
    const theme = { task: 'theme', themeId: 4, value: 'no' } as const;
    expect(statementText(theme, en, () => 'Late')).toBe('Remove the theme “Late”');
    expect(statementText(theme, ja, () => '遅延')).toBe('テーマ「遅延」を外す');
    expect(statementText({ task: 'sentiment', themeId: null, value: 'negative' }, ja, String)).toBe(
      '感情を「否定的」にする',
    );
    expect(statementText({ task: 'priority', themeId: null, value: 'P1' }, en, String)).toContain('P1');
  });
});

describe('themes to choose from', () => {
  it('are the leaves under the top of their branch', () => {
    const name = (text: string) => ({ ja: text, en: text });
    const themes = [
      { id: 1, parent: null, name: name('配送') },
      { id: 2, parent: 1, name: name('遅延') },
      { id: 3, parent: 2, name: name('離島') },
      { id: 4, parent: null, name: name('その他') },
    ];
    const groups = themeGroups(themes, ({ ja: text }) => text, new Set([3]));
    expect(groups.map(({ label, options }) => [label, options.map(({ id, checked }) => [id, checked])])).toEqual([
      ['配送', [['3', true]]],
      ['その他', [['4', false]]],
    ]);
  });
});
