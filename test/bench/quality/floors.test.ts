import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sharedData } from '../../harness/shared-data.js';
import type { BenchLine } from '../bench-line.js';
import { SECTIONS } from './sections.js';

/** Without peers these take well under two minutes; `pnpm bench quality` measures all. */
const QUICK = ['serious', 'jrte', 'restaurant-en', 'restaurant-ja', 'nhs', 'evidence', 'zero-restaurant', 'languages'];

/** A figure that was reached and how much it may fall by chance: the split is fixed, so only the training can move it. */
const floors = z
  .object({ real: z.record(z.string(), z.object({ reached: z.number(), noise: z.number().min(0).max(0.02) })) })
  .parse(JSON.parse(readFileSync(new URL('../floors.json', import.meta.url), 'utf8'))).real;

/** The bar of calibration, and of how much of a text may be marked. */
const CEILINGS: Readonly<Record<string, number>> = { 'calibration-error': 0.02, 'evidence-marked': 0.2 };

describe.skipIf(sharedData() === null)('on real sets (skipped where ../shared/data is not there)', () => {
  const lines: BenchLine[] = [];

  it.each(QUICK)(
    '%s is measured',
    async (name) => {
      const measured = (await SECTIONS.get(name)?.([])) ?? [];
      expect(measured).not.toEqual([]);
      lines.push(...measured);
    },
    120_000,
  );

  it.each(Object.entries(floors))('%s stays where it was, but for its noise', (name, { reached, noise }) => {
    expect(lines.find((line) => line.name === `quality.${name}`)?.value).toBeGreaterThanOrEqual(reached - noise);
  });

  it.each(Object.entries(CEILINGS))('%s stays within its bar', (name, most) => {
    const values = lines.filter((line) => line.name.endsWith(name)).map(({ value }) => value);
    expect(values).not.toEqual([]);
    expect(Math.max(...values)).toBeLessThanOrEqual(most);
  });
});
