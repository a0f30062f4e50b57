import { describe, expect, it } from 'vitest';
import { COLUMN_WORDS } from '@koe/api/test-only/exports/columns/column-words';
import { columnsOf } from '@koe/api/test-only/exports/columns/columns';
import { encodeCp932 } from '@koe/api/test-only/exports/files/cp932';
import { columnLetters, cutCell } from '@koe/api/test-only/exports/files/xlsx-sheet';
import fc from 'fast-check';

describe('the words of an export', () => {
  it('name no two columns alike', () => {
    for (const language of ['ja', 'en'] as const) {
      const headers = Object.values(COLUMN_WORDS).map((words) => words[language]);
      expect(new Set(headers).size).toBe(headers.length);
    }
  });
});

describe('the columns of an export', () => {
  const name = (text: string) => ({ ja: text, en: text });
  const columns = columnsOf({
    language: 'ja',
    timeZone: 'Asia/Tokyo',
    themes: new Map(),
    products: new Map(),
    teams: new Map(),
    dimensions: [
      { slot: 1, name: 'plan', label: name('本文') },
      { slot: 2, name: 'tier', label: name('プラン') },
      { slot: 3, name: 'old_tier', label: name('プラン') },
    ],
  });

  it('are told apart by their headers, whatever a dimension is called', () => {
    const headers = columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
    expect(headers).toContain('プラン (seg.tier)');
  });
});

describe('CP932', () => {
  it('always comes back as what it says it holds, and counts each 〓 that it put', () => {
    const text = fc.string({
      unit: fc.constantFrom('あ', '漢', '😀', 'é', '〜', '①', 'ｱ', '\\', '~', '한', 'a', '\n', '𠮷'),
    });
    fc.assert(
      fc.property(text, (written) => {
        const { bytes, text: held, replaced } = encodeCp932(written);
        expect(new TextDecoder('shift_jis').decode(bytes)).toBe(held);
        expect(held.split('〓').length - 1).toBe(replaced);
        expect([...held].length).toBe([...written].length);
      }),
    );
  });
});

describe('a sheet', () => {
  it('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('never cuts a character in half, nor without saying so', () => {
    for (const text of ['😀'.repeat(20_000), `x${'😀'.repeat(20_000)}`, 'a'.repeat(32_767), 'a'.repeat(32_768)]) {
      const cell = cutCell(text);
      expect(cell.length).toBeLessThanOrEqual(32_767);
      expect(/\p{Surrogate}/u.test(cell)).toBe(false);
      expect(cell === text || /… \[\+\d+\]$/.test(cell)).toBe(true);
    }
  });
});
