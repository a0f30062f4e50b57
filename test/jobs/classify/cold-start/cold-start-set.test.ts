import { describe, expect, it } from 'vitest';
import { coldStartSet } from '@koe/jobs/classify/cold-start/cold-start-set';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import type { TrainingExample } from '@koe/jobs/classify/training/training-set';
import type { Score } from '@koe/sql/domain/item';

const LATE = STARTER_THEMES.find(({ key }) => key === 'delivery.late')?.id ?? 0;
const rating = (value: number): Score[] => [{ kind: 'rating', value, min: 1, max: 5 }];
const TEXTS = [
  { text: '予定日を過ぎても荷物が届かない', lang: 'ja', meta: ['channel=survey', 'rating=0'], scores: rating(1) },
  { text: '火曜日に利用しました', lang: 'ja', scores: rating(5) },
  { text: '水曜日に利用しました', lang: 'ja', scores: rating(1) },
  { text: '', lang: 'ja' },
  { text: 'The parcel arrived two weeks late', lang: 'en' },
  { text: 'The parcel arrived two weeks late', lang: 'en' },
];
const set = (labels: readonly TrainingExample[] = [], seed = 1): readonly TrainingExample[] =>
  coldStartSet(STARTER_THEMES, TEXTS, labels, seed).examples;
const of = (text: string, examples = set()): readonly TrainingExample[] =>
  examples.filter((example) => example.text === text);
const label = (text: string): TrainingExample => ({
  text,
  lang: 'ja',
  weight: 1,
  origin: 'person',
  themes: { present: [], absent: [LATE] },
});

describe('what there is to learn from on the first day', () => {
  it('themes come from the words of the tree', () => {
    expect(of('予定日を過ぎても荷物が届かない').flatMap(({ themes }) => themes?.present ?? [])).toContain(LATE);
    expect(of('火曜日に利用しました').flatMap(({ themes }) => themes?.present ?? [])).toEqual([]);
  });

  it('the phrases of the tree are documents of their theme alone', () => {
    expect(of('届くのが遅い')).toMatchObject([{ themes: { present: [LATE], absent: 'others' }, origin: 'weak' }]);
  });

  it('where words do not judge, the score of the customer does, and is told as such', () => {
    const toneOf = (text: string): unknown => of(text).find(({ sentiment }) => sentiment !== undefined);
    expect(toneOf('火曜日に利用しました')).toMatchObject({ sentiment: 'positive', origin: 'rating' });
    expect(toneOf('水曜日に利用しました')).toMatchObject({ sentiment: 'negative', origin: 'rating' });
  });

  it('a guess never learns from the score it was made of', () => {
    for (const { meta } of of('予定日を過ぎても荷物が届かない')) expect(meta).toEqual(['channel=survey']);
  });

  it('empty texts are nothing to learn from, equal ones are one', () => {
    expect(of('')).toEqual([]);
    expect(of('The parcel arrived two weeks late').filter(({ themes }) => themes)).toHaveLength(1);
  });

  it('what a person said replaces the guess and counts twice; a rejected theme stays rejected', () => {
    const said = label('予定日を過ぎても荷物が届かない');
    expect(of(said.text, set([said]))).toEqual([{ ...said, weight: 2 }]);
  });

  it('guesses fall as 60 / (60 + labels), and are gone when they would weigh nothing', () => {
    const labels = (count: number): TrainingExample[] => Array.from({ length: count }, (_, i) => label(`label ${i}`));
    const weight = (count: number): number => of('届くのが遅い', set(labels(count)))[0]?.weight ?? 0;
    expect(weight(0)).toBe(1);
    expect(weight(60)).toBe(0.5);
    expect(weight(2_500)).toBe(0);
  });

  it('labels of themes leave the guesses of tone as they are', () => {
    const labels = Array.from({ length: 2_500 }, (_, i) => label(`label ${i}`));
    expect(of('火曜日に利用しました', set(labels)).map(({ sentiment }) => sentiment)).toEqual(['positive']);
  });

  it('is the same for the same arguments', () => {
    expect(set([], 7)).toEqual(set([], 7));
  });

  it('weights are above 0 and at most those of a person', () => {
    for (const { weight } of set()) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });
});
