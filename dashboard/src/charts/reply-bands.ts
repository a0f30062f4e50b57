import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';

/** The five bands in order; `none` is "no reply yet". */
const BANDS = ['reply_band_1', 'reply_band_2', 'reply_band_3', 'reply_band_4', 'reply_band_5'] as const;
export type ReplyBandId = (typeof BANDS)[number];

export interface ReplyBandsData {
  readonly bands: readonly {
    readonly band: ReplyBandId;
    /** 0 … 1. */
    readonly share: number;
    readonly interval: readonly [number, number] | null;
  }[];
}

/** Time to the first reply in its five bands, with the 95 % interval of each share. */
export function replyBandsChart(data: ReplyBandsData, { palette, language, words }: Look): Chart {
  const bars = data.bands.map(({ band, share, interval }) => ({
    band,
    name: words.overview[band],
    order: BANDS.indexOf(band),
    share,
    low: interval?.[0] ?? share,
    high: interval?.[1] ?? share,
    open: band === 'reply_band_5',
  }));
  const y = { field: 'name', type: 'nominal', sort: { field: 'order', op: 'min' } } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 300,
      height: { step: 32 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', height: { band: 0.5 } },
          encoding: {
            y,
            x: { field: 'share', type: 'quantitative', axis: { format: '.0%', tickCount: 4 }, scale: { domainMin: 0 } },
            color: {
              field: 'open',
              type: 'nominal',
              scale: { domain: [false, true], range: [palette.accent, palette.lineStrong] },
            },
          },
        },
        {
          name: 'intervals',
          data: { name: 'bars' },
          mark: { type: 'rule', color: palette.text, opacity: 0.55 },
          encoding: { y, x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
        },
      ],
    },
    data: { bars },
  };
}
