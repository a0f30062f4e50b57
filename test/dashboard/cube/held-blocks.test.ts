import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksToHold, isTooLarge } from '@koe/dashboard/test-only/cube/held-blocks';

const block = (from: number, to: number, rows: number) => ({
  hash: `${String(from)}-${String(to)}`,
  from,
  to,
  rows,
  bytes: rows,
});
const rowsOf = (blocks: readonly { rows: number }[]): number => blocks.reduce((sum, { rows }) => sum + rows, 0);

describe('what a browser holds', () => {
  it('never exceeds the limit, and holds the whole focus or none of anything', () => {
    const blocks = fc.uniqueArray(fc.record({ day: fc.nat(60), rows: fc.integer({ min: 1, max: 20 }) }), {
      selector: ({ day }) => day,
    });
    const focus = fc.option(fc.tuple(fc.nat(60), fc.nat(20)), { nil: null });
    fc.assert(
      fc.property(blocks, focus, fc.integer({ min: 1, max: 300 }), (days, span, most) => {
        const all = days.map(({ day, rows }) => block(day, day, rows));
        const wanted = span && ([span[0], span[0] + span[1]] as const);
        const held = blocksToHold(all, wanted, most);
        expect(rowsOf(held)).toBeLessThanOrEqual(most);
        if (wanted === null) return;
        const focused = all.filter(({ from }) => from >= wanted[0] && from <= wanted[1]);
        expect(isTooLarge(all, wanted, most)).toBe(rowsOf(focused) > most);
        if (rowsOf(focused) > most) expect(held).toEqual([]);
        else expect(held).toEqual(expect.arrayContaining(focused));
      }),
    );
  });

  it('is everything where everything fits', () => {
    const all = [block(1, 30, 10), block(31, 31, 5)];
    expect(blocksToHold(all, [31, 31], 15)).toHaveLength(2);
    expect(blocksToHold(all, null, 15)).toHaveLength(2);
  });
});
