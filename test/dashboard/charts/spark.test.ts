import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkOf } from '@koe/dashboard/test-only/charts/spark';

describe('a spark', () => {
  it('stands on nought and reaches its greatest value', () => {
    const { path, end } = sparkOf([0, 0.1, 0.05], 100, 24);
    expect(path).toBe('M2 22L50 2L98 12');
    expect(end).toEqual({ x: 98, y: 12 });
  });

  it('breaks where nothing is known', () => {
    expect(sparkOf([0.1, 0.1, null, 0.1, 0.1], 100, 24).path.match(/M/g)).toHaveLength(2);
    expect(sparkOf([0.1, null], 100, 24)).toEqual({ path: '', end: null });
  });

  it('never leaves its box', () => {
    const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), (values) => {
        const numbers = (sparkOf(values, 96, 24).path.match(/[\d.]+/g) ?? []).map(Number);
        numbers.forEach((number, at) => expect(number).toBeLessThanOrEqual(at % 2 === 0 ? 96 : 24));
      }),
    );
  });
});
