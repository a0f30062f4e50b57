import { createClassifier } from '@koe/jobs/classify/registry';
import type { BenchLine } from '../bench-line.js';
import { lineOf } from './measure-set.js';
import { bootstrap } from './metrics/bootstrap.js';
import { itemOf, learn, themesOf } from './product.js';
import type { RestaurantSet } from './sets/m-absa.js';

/** One theme that was rightly assigned and for which people had marked words. */
interface Marked {
  readonly isHit: boolean;
  /** Marked characters ÷ characters of the text. */
  readonly share: number;
}

/** How often the marked stretch touches the words that people marked for the same theme, and how much of the text it marks. */
export function measureEvidence(set: RestaurantSet): BenchLine[] {
  const classifier = createClassifier(themesOf(set), learn(set).blob);
  const marked = set.test.flatMap((text): Marked[] =>
    classifier.classify(itemOf(set, text)).mentions.flatMap(({ themeId, start, end }) => {
      const terms = text.labels.includes(themeId - 1) ? (text.terms[themeId - 1] ?? []) : [];
      if (terms.length === 0) return [];
      const isHit = terms.some(([from, to]) => start < to && from < end);
      return [{ isHit, share: (end - start) / text.text.length }];
    }),
  );
  const mean = (of: (one: Marked) => number) =>
    bootstrap(
      marked.length,
      (items) =>
        items.reduce((sum, i) => sum + (marked[i] === undefined ? 0 : of(marked[i])), 0) / Math.max(1, items.length),
    );
  return [
    lineOf(
      `quality.${set.name}.evidence-overlap`,
      mean(({ isHit }) => (isHit ? 1 : 0)),
      'share',
      'words that people marked',
    ),
    lineOf(
      `quality.${set.name}.evidence-marked`,
      mean(({ share }) => share),
      'share of the text',
    ),
  ];
}
