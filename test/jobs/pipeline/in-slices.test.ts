import fc from 'fast-check';
import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readInSlices, writeInSlices } from '@koe/jobs/test-only/pipeline/in-slices';

const values = fc.array(fc.integer(), { maxLength: 3_500 });

describe('work in slices', () => {
  it('reads every value once, in order, one statement at a time', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const seen: number[] = [];
        let underWay = 0;
        await readInSlices(
          list,
          async (slice) => {
            underWay += 1;
            expect(underWay).toBe(1);
            await soon();
            underWay -= 1;
            return slice;
          },
          (rows) => seen.push(...rows),
        );
        expect(seen).toEqual(list);
      }),
      { numRuns: 25 },
    );
  });

  it('writes every value once, in order, one statement at a time', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (list) => {
        const seen: number[] = [];
        let underWay = 0;
        await writeInSlices(
          list,
          (slice) => Promise.resolve(slice.map((value) => value + 1)),
          async (made) => {
            underWay += 1;
            expect(underWay).toBe(1);
            await soon();
            seen.push(...made);
            underWay -= 1;
          },
        );
        expect(seen).toEqual(list.map((value) => value + 1));
      }),
      { numRuns: 25 },
    );
  });

  it('leaves no write under way behind when a later slice cannot be made', async () => {
    let underWay = 0;
    let made = 0;
    const working = writeInSlices(
      Array.from({ length: 3_000 }, (_, value) => value),
      (slice) => {
        made += 1;
        return made > 1 ? Promise.reject(new Error('cannot')) : Promise.resolve(slice);
      },
      async () => {
        underWay += 1;
        for (let turn = 0; turn < 5; turn += 1) await soon();
        underWay -= 1;
      },
    );
    await expect(working).rejects.toThrow('cannot');
    expect(underWay).toBe(0);
  });
});
