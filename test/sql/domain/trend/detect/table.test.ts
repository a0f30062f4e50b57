import { describe, expect, it } from 'vitest';
import { signalTable } from '@koe/sql/domain/trend/detect/table';
import { MANIFEST } from '../../cube/random-rows.js';
import { cubeOf, times } from '../../metric/score-cube.js';

/** A Monday. */
const WEEK = 20_003;

describe('segments of the table', () => {
  it('of a dimension with many values the largest are segments', () => {
    const product = Array.from({ length: 60 }, (_, at) => ({ key: `p${String(at)}`, name: { ja: '', en: '' } }));
    const cube = cubeOf(
      product
        .flatMap((_, at) => times(at === 59 ? 80 : 31, { day: WEEK, product: at + 1 }))
        .concat(times(1, { day: WEEK + 7 }), times(1, { day: WEEK - 7 })),
      { ...MANIFEST, labels: { ...MANIFEST.labels, product } },
    );
    const { segments } = signalTable(cube, { filter: {}, asOf: '2024-12-01' }, [WEEK, WEEK + 6]);
    const found = segments.filter((segment) => segment?.by === 'product');
    expect(found).toHaveLength(40);
    expect(found).toContainEqual({ by: 'product', key: 'p59' });
  });
});
