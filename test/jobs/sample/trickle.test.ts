import { trickle } from '@koe/jobs/test-only/sample/generate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_AT, HISTORY } from './history.js';

const later = (minutes: number): Date => new Date(END_AT.getTime() + minutes * 60_000);
const window = (seed: number, from: number, to: number) => [...trickle({ seed, from: later(from), to: later(to) })];

describe('the trickle', () => {
  it('gives the same items however its time is cut into windows', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.array(fc.nat(4_000), { minLength: 3, maxLength: 6 }), (seed, minutes) => {
        const cuts = minutes.toSorted((a, b) => a - b);
        const [first = 0] = cuts;
        const parts = cuts.slice(1).flatMap((to, at) => window(seed, cuts[at] ?? 0, to));
        expect(parts).toEqual(window(seed, first, cuts.at(-1) ?? 0));
      }),
      { numRuns: 40 },
    );
  });

  it('has about 65 items a day', () => {
    const days = 28;
    const perDay = window(7, 0, days * 1_440).length / days;
    expect(perDay).toBeGreaterThan(57);
    expect(perDay).toBeLessThan(72);
  });

  it('shares no id with the history it follows, and hardly a word', () => {
    const items = window(7, 0, 14 * 1_440);
    const known = new Set(HISTORY.map(({ id }) => id));
    expect(items.filter(({ id }) => known.has(id))).toEqual([]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const said = new Set(HISTORY.map(({ texts }) => texts.join('\n')));
    const repeated = items.filter(({ texts }) => said.has(texts.join('\n')));
    expect(repeated.length).toBeLessThan(items.length * 0.03);
  });

  it('is empty for an empty window', () => {
    expect(window(7, 30, 30)).toEqual([]);
  });
});
