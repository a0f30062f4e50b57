import { describe, expect, it } from 'vitest';
import { SURNAMES } from '@koe/jobs/test-only/normalise/mask/words/surnames';
import { CASE_SURNAMES } from '../../../bench/masking/japanese-cases.js';
import { run } from '../../../bench/masking.bench.js';

describe('recall of masking on seeded Japanese texts', () => {
  it('is measured on names that the product does not list', () => {
    expect(CASE_SURNAMES.filter((name) => SURNAMES.has(name))).toEqual([]);
  });

  it('holds its floors', async () => {
    const figures = new Map((await run()).map(({ name, value }) => [name, value]));
    expect(figures.get('masking.ja.structured')).toBeGreaterThanOrEqual(0.99);
    expect(figures.get('masking.ja.addresses')).toBeGreaterThanOrEqual(0.98);
    expect(figures.get('masking.ja.names')).toBeGreaterThanOrEqual(0.95);
    expect(figures.get('masking.ja.false_alarms')).toBeLessThanOrEqual(5);
  });

  it('holds its floors in English where the set is', async () => {
    const figures = new Map((await run()).map(({ name, value }) => [name, value]));
    if (!figures.has('masking.en.names')) return;
    expect(figures.get('masking.en.structured')).toBeGreaterThanOrEqual(0.98);
    expect(figures.get('masking.en.names')).toBeGreaterThanOrEqual(0.95);
    expect(figures.get('masking.en.false_alarms')).toBeLessThanOrEqual(1);
  });
});
