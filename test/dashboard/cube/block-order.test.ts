import { expect, it } from 'vitest';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import { fetchOrder, touches } from '@koe/dashboard/test-only/cube/block-order';

const block = (hash: string, from: number, to = from) => ({ hash, from, to, rows: 1, bytes: 1 });

it('fetches what the screen shows first, the newest first within', () => {
  const blocks = [
    block('old', 10),
    block('month', 20, 49),
    block('new', 60),
    block('newer', 61),
    block('undated', UNKNOWN_DAY),
  ];
  expect(fetchOrder(blocks, [45, 60]).map(({ hash }) => hash)).toEqual(['new', 'month', 'newer', 'old', 'undated']);
  expect(fetchOrder(blocks, null)[0]?.hash).toBe('newer');
});

it('counts both ends of a block and of the focus', () => {
  expect(touches(block('m', 20, 49), [49, 60])).toBe(true);
  expect(touches(block('m', 20, 49), [50, 60])).toBe(false);
  expect(touches(block('undated', UNKNOWN_DAY), [0, 99])).toBe(false);
});
