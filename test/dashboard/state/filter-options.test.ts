import { describe, expect, it } from 'vitest';
import { parseFilter } from '@koe/sql/domain/filter';
import { filterDimensions } from '@koe/dashboard/test-only/state/filter-options';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';
import { sampleManifest } from './manifest-sample.js';

describe('the list of all dimensions and values', () => {
  const dimensions = filterDimensions(sampleManifest(), ja, 'ja');

  it('offers only values that a filter accepts', () => {
    for (const { field, options } of dimensions)
      for (const { value } of options) expect(() => parseFilter(new URLSearchParams([[field, value]]))).not.toThrow();
  });

  it('names every value in the language asked for', () => {
    const label = (words: typeof ja, language: 'ja' | 'en', field: string, value: string) =>
      filterDimensions(sampleManifest(), words, language)
        .find((entry) => entry.field === field)
        ?.options.find((option) => option.value === value)?.label;
    expect(label(ja, 'ja', 'channel', 'phone')).toBe('電話');
    expect(label(en, 'en', 'channel', 'phone')).toBe('Phone');
    expect(label(en, 'en', 'product', 'app')).toBe('App');
    expect(label(ja, 'ja', 'theme', '2')).toBe('遅延');
  });

  it('shows the theme tree in reading order: each theme before those below it', () => {
    const themes = dimensions.find(({ field }) => field === 'theme')?.options ?? [];
    expect(themes.map(({ value, depth }) => [value, depth])).toEqual([
      ['1', 0],
      ['2', 1],
      ['5', 0],
      ['-', 0],
    ]);
  });

  it('leaves out dimensions without values and has declared ones', () => {
    expect(dimensions.map(({ field }) => field)).not.toContain('team');
    expect(dimensions.map(({ field }) => field)).toContain('seg.rank');
  });
});
