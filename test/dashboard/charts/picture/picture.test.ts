import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '@koe/dashboard/test-only/charts/picture/file-name';
import { layOut, MARGIN_PX, type Caption } from '@koe/dashboard/test-only/charts/picture/layout';
import { plainText } from '@koe/dashboard/test-only/charts/picture/plain-text';
import { pictureSvg } from '@koe/dashboard/test-only/charts/picture/svg';
import { LIGHT } from '@koe/dashboard/test-only/charts/palette';

/** As if every character were as wide as it is high. */
const measure = (text: string, sizePx: number): number => [...text].length * sizePx;
const CHART = { widthPx: 800, heightPx: 300 };
const caption = (change: Partial<Caption> = {}): Caption => ({
  title: '件数の推移',
  note: '日別',
  filter: ['2026/3/1(日) – 3/28(土)', 'テーマ: 配送の遅れ'],
  keys: [{ label: '要望', colour: '#5b6ee1' }],
  foot: ['n=1,234', '3/28(土) 14:05 時点(Asia/Tokyo)', 'Koe'],
  ...change,
});

describe('a picture', () => {
  it('prints title, period, filter, keys, n, date and zone around the chart', () => {
    const svg = pictureSvg(layOut(caption(), CHART, LIGHT, measure), '<svg width="800" height="300"></svg>');
    for (const text of ['件数の推移', '2026/3/1(日) – 3/28(土)', 'テーマ: 配送の遅れ', '要望', 'n=1,234', 'Asia/Tokyo'])
      expect(svg).toContain(text);
  });

  it('keeps everything inside its edges, however long the filter is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 120 }), { maxLength: 30 }),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }),
        (filter, labels) => {
          const keys = labels.map((label) => ({ label, colour: '#000000' }));
          const layout = layOut(caption({ filter, keys }), CHART, LIGHT, measure);
          for (const { text, x, y, sizePx } of layout.texts) {
            expect(x + measure(text, sizePx)).toBeLessThanOrEqual(layout.widthPx - MARGIN_PX + 1);
            expect(y).toBeLessThanOrEqual(layout.heightPx);
          }
          const foot = layout.texts.filter(({ y }) => y > layout.rule.y);
          expect(foot.length).toBeGreaterThan(0);
          // nothing is written over the chart
          for (const { y } of layout.texts)
            expect(y <= layout.chart.y || y > layout.chart.y + CHART.heightPx).toBe(true);
        },
      ),
    );
  });

  it('holds hostile words as words: well-formed, nothing runs, nothing turns round', () => {
    const words = '</text><script>alert(1)</script>"\'& \u0000\u0008 \u202e\u2066 ]]>';
    const svg = pictureSvg(
      layOut(
        caption({ title: words, filter: [words], keys: [{ label: words, colour: '"/><script>' }] }),
        CHART,
        LIGHT,
        measure,
      ),
      '<svg/>',
    );
    expect(svg).not.toMatch(/<script|[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/u);
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });

  it('says in its name what it shows, without what a system refuses', () => {
    expect(fileName('件数の推移', { from: '2026-03-01', to: '2026-03-28' }, 'svg')).toBe(
      'koe-件数の推移-2026-03-01-2026-03-28.svg',
    );
    expect(fileName('チャネル × 優先度', null, 'png')).toBe('koe-チャネル-×-優先度.png');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = fileName(title, null, 'csv');
        expect(name).not.toMatch(/[\s\\/:*?"<>|\u0000-\u001f]/u);
        expect(name.length).toBeLessThan(160);
        expect(name.endsWith('.csv')).toBe(true);
      }),
    );
  });

  it('makes one line of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(text)).not.toMatch(/[\u0000-\u001f\u2028\u2029]/u);
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});
