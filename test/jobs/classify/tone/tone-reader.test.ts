import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToneReader, likeliest, toneNumber } from '@koe/jobs/test-only/classify/tone/tone-reader';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';

const reader = createToneReader();
const sentimentOf = (text: string, score: number | null = null): string | undefined =>
  likeliest(SENTIMENTS, reader.read(text, score).sentiment)?.label;

describe('how a text sounds on the first day', () => {
  it.each([
    ['positive', 'とても親切で助かりました'],
    ['negative', '全然親切ではありませんでした'],
    ['negative', 'まだ商品が届かないのに請求だけ来ました'],
    ['positive', 'Great service, thank you so much!'],
    ['negative', 'Still waiting and nobody answers'],
    ['neutral', 'Which documents do I need?'],
  ])('%s: %s', (label, text) => {
    expect(sentimentOf(text)).toBe(label);
  });

  it.each([
    ['question', '返品の送料は誰が負担しますか？'],
    ['request', '夜間の窓口を作ってほしいです'],
    ['churn', 'もう使いません。退会します'],
    ['praise', 'スタッフの皆さんに感謝しています'],
    ['defect', '電源が入らず、故障しています'],
    ['complaint', '説明がなくて不快でした'],
  ])('%s: %s', (intent, text) => {
    expect(likeliest(INTENTS, reader.read(text).intent)?.label).toBe(intent);
  });

  it('where words do not judge, a score does; where they do, it does not turn them', () => {
    expect(sentimentOf('火曜日に利用しました', 1)).toBe('positive');
    expect(sentimentOf('火曜日に利用しました', -1)).toBe('negative');
    expect(sentimentOf('最悪です。二度と利用しません', 0.5)).toBe('negative');
  });

  it('a better score never makes a text sound worse', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, score) => {
          const toneAt = (value: number): number => toneNumber(reader.read(text, value).sentiment);
          expect(toneAt(score)).toBeGreaterThanOrEqual(toneAt(-score) - 1e-9);
        },
      ),
    );
  });

  it('shares add up to 1, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { sentiment, intent } = reader.read(text);
        for (const shares of [sentiment, intent]) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
