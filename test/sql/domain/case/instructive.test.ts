import { describe, expect, it } from 'vitest';
import { mostInstructiveFirst } from '@koe/sql/domain/case/instructive';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';

const fact = (value: number, half: number): NamedFact => ({
  ...{ metric: 'csat', version: 1, filter: {}, evidence: {}, n: 200, value, weigh: 'each', of: [] },
  interval: [value - half, value + half],
});
const study = (
  id: string,
  verdict: string | null,
  after: number,
  day: number,
): Parameters<typeof mostInstructiveFirst>[0][number] => ({
  id,
  verdict,
  first: { before: fact(0.5, 0.05), after: fact(after, 0.05) },
  publishedAt: new Date(day),
});

describe('the reading path', () => {
  it('puts what was measured first, also what failed, then clear changes, then the newest', () => {
    const order = mostInstructiveFirst([
      study('old and unclear', null, 0.52, 1),
      study('new and unclear', null, 0.52, 2),
      study('clear', null, 0.7, 0),
      study('no evidence yet', 'no_evidence_yet', 0.52, 0),
      study('made it worse', 'worse', 0.52, 0),
    ]);
    expect(order.map(({ id }) => id)).toEqual([
      'made it worse',
      'clear',
      'new and unclear',
      'old and unclear',
      'no evidence yet',
    ]);
  });
});
