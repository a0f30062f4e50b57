import { describe, expect, it } from 'vitest';
import { withSegment } from '@koe/sql/domain/filter';
import { namedSegment } from '@koe/sql/domain/finding/named-values';

describe('a segment', () => {
  it('narrows a filter to one value and leaves the rest of it', () => {
    expect(withSegment({ theme: ['3'], seg: { plan: ['premium'] } }, 'seg.region', 'kanto')).toEqual({
      theme: ['3'],
      seg: { plan: ['premium'], region: ['kanto'] },
    });
    expect(withSegment({ theme: ['3'], team: ['mail'] }, 'team', 'chat')).toEqual({ theme: ['3'], team: ['chat'] });
  });

  it('of what no filter has narrows nothing', () => {
    for (const by of ['kind', '', 'from']) expect(withSegment({ theme: ['3'] }, by, 'x')).toEqual({ theme: ['3'] });
  });

  it('has the names of its dimension and of its value, where the installation gave them', () => {
    const label = { ja: '契約プラン', en: 'Plan' };
    const name = { ja: '紅茶', en: 'Tea' };
    const names = {
      themes: [],
      labels: {
        ...{ source: [], lang: [], team: [], scales: [] },
        product: [{ key: 'tea', name }],
        segments: [{ name: 'plan', label, values: ['gold'] }],
      },
    };
    expect(namedSegment('product', 'tea', names)).toMatchObject({ field: 'product', label: null, key: 'tea', name });
    expect(namedSegment('seg.plan', 'gold', names)).toMatchObject({ field: 'seg.plan', label, key: 'gold' });
    expect(namedSegment('kind', 'call', names)).toMatchObject({ field: 'kind', key: 'call', name: null });
    for (const key of ['-', '*'])
      expect(namedSegment('product', key, names)).toMatchObject({ field: 'product', key, name: null });
  });
});
