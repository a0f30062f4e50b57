import { describe, expect, it } from 'vitest';
import { comparable } from '@koe/jobs/test-only/insight/signals';
import { cubeOf, times } from '../../sql/domain/metric/score-cube.js';

/** A Monday. */
const WEEK = 20_003;

describe('sources that a week can be compared in', () => {
  it('one that stopped stays silent however long it is', () => {
    const cube = cubeOf(
      Array.from({ length: 30 }, (_, back) => [
        ...times(20, { day: WEEK - 7 * back, source: 1 }),
        ...(back > 20 ? times(20, { day: WEEK - 7 * back, source: 2 }) : []),
      ]).flat(),
    );
    expect(comparable(cube, WEEK).leftOut).toMatchObject([{ why: 'silent' }]);
  });
});
