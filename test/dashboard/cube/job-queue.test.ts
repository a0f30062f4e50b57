import { expect, it } from 'vitest';
import { JobQueue } from '@koe/dashboard/test-only/cube/job-queue';

const job = (id: number, slot: string) => ({
  kind: 'query' as const,
  id,
  slot,
  filter: {},
  requests: [],
  search: null,
});

it('keeps the newest query of each slot, tells of the dropped ones and serves slots in order', () => {
  const dropped: number[] = [];
  const queue = new JobQueue((id) => dropped.push(id));
  for (const entry of [job(1, 'a'), job(2, 'b'), job(3, 'a')]) queue.push(entry);
  expect(dropped).toEqual([1]);
  expect([queue.shift()?.id, queue.shift()?.id, queue.shift()]).toEqual([2, 3, undefined]);
});

it('knows when a query that is being computed has been overtaken', () => {
  const queue = new JobQueue(() => undefined);
  const first = job(1, 'a');
  queue.push(first);
  queue.shift();
  expect(queue.isOutdated(first)).toBe(false);
  queue.push(job(2, 'a'));
  expect(queue.isOutdated(first)).toBe(true);
});
