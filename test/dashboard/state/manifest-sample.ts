import type { Manifest } from '@koe/sql/domain/cube/layout';

/** A manifest with one of everything; tests change what they are about. */
export function sampleManifest(change: Partial<Manifest> = {}): Manifest {
  return {
    version: 'v1',
    asOf: '2026-11-22T03:00:00.000Z',
    timeZone: 'Asia/Tokyo',
    weekStart: 1,
    fiscalYearStart: 4,
    taxonomyVersion: 1,
    blocks: [],
    labels: {
      source: [{ id: '00000000-0000-4000-8000-000000000001', name: '満足度調査', sample: false }],
      lang: ['ja', 'en'],
      product: [{ key: 'app', name: { ja: 'アプリ', en: 'App' } }],
      team: [],
      segments: [{ name: 'rank', label: { ja: '会員ランク', en: 'Rank' }, values: ['gold', '一般'] }],
      scales: [{ min: 1, max: 5 }],
    },
    themes: [
      { id: 1, key: 'theme.1', parent: null, name: { ja: '配送', en: 'Delivery' } },
      { id: 5, key: 'theme.5', parent: null, name: { ja: '商品', en: 'Product' } },
      { id: 2, key: 'theme.2', parent: 1, name: { ja: '遅延', en: 'Late' } },
    ],
    ...change,
  };
}
