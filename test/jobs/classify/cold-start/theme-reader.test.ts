import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThemeReader, strongestFirst } from '@koe/jobs/classify/cold-start/theme-reader';
import { viewOf } from '@koe/jobs/classify/text/text-view';
import type { Theme } from '@koe/sql/domain/theme';

function theme(id: number, ja: readonly string[], en: readonly string[], parent: number | null = null): Theme {
  const words = { ja: '', en: '' };
  return { id, key: `theme.${id}`, parent, name: words, description: words, examples: { ja, en } };
}

const THEMES = [
  theme(1, [], []),
  theme(2, ['荷物が届かない', '配送が遅れている'], ['my parcel is late', 'delivery was delayed'], 1),
  theme(3, ['ログインできない', 'パスワードを忘れた'], ['cannot log in', 'forgot my password'], 1),
  theme(4, ['値段が高い', '料金が上がった'], ['too expensive', 'the price went up'], 1),
];

function bestOf(text: string, segments: readonly string[] = []): number | undefined {
  const reader = createThemeReader(THEMES, segments.map(viewOf));
  const view = viewOf(text);
  reader.read(view, 0, view.length);
  return reader.ids[strongestFirst(reader.scores, 1)[0] ?? -1];
}

describe('what words say about the themes of a tree', () => {
  it.each([
    [2, '荷物が届かないまま三日'],
    [3, 'パスワードを忘れてしまいました'],
    [4, 'ちょっと値段が高いかな'],
    [2, 'the parcel was late again'],
    [4, 'way too expensive for me'],
  ])('a phrase of theme %i leads to it: %s', (id, text) => {
    expect(bestOf(text)).toBe(id);
  });

  it.each([
    [2, '予定日を過ぎても発送されない'],
    [3, '二段階認証のコードを入れても弾かれる'],
    [4, '手数料が割高に感じる'],
    [2, 'the courier has still not turned up'],
    [3, 'locked out, the verification code never came'],
  ])('a word that no phrase holds leads to theme %i by its meaning: %s', (id, text) => {
    expect(bestOf(text)).toBe(id);
  });

  it('a text without any known word says nothing of any theme', () => {
    expect(bestOf('zzz qqq')).toBeUndefined();
  });

  it('a parent without phrases is not read for: its children speak for it', () => {
    expect(createThemeReader(THEMES, []).ids).toEqual([2, 3, 4]);
  });

  it('what everybody writes counts less than what few write', () => {
    const reader = (segments: readonly string[]): number => {
      const made = createThemeReader(THEMES, segments.map(viewOf));
      const view = viewOf('荷物');
      made.read(view, 0, view.length);
      return (made.scores[0] ?? 0) / made.unit;
    };
    const rare = Array.from({ length: 50 }, (_, i) => `天気 ${i}`);
    expect(reader(rare)).toBeGreaterThan(reader(rare.map((text) => `荷物 ${text}`)));
  });

  it('scores are at least 0 and evidence lies in the segment, for any text', () => {
    const reader = createThemeReader(THEMES, []);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom('', '荷物が届かない', 'too expensive'),
        (noise, known) => {
          const view = viewOf(`${noise}${known}${noise}`);
          const start = Math.min(1, view.length);
          reader.read(view, start, view.length);
          for (const [at, score] of reader.scores.entries()) {
            expect(score).toBeGreaterThanOrEqual(0);
            if (score === 0) continue;
            const span = reader.spanOf(view, start, view.length, at);
            expect(span.start).toBeGreaterThanOrEqual(start);
            expect(span.end).toBeLessThanOrEqual(view.length);
            expect(span.end).toBeGreaterThan(span.start);
          }
        },
      ),
    );
  });
});
