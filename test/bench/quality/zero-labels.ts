import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createClassifier } from '@koe/jobs/classify/registry';
import type { Theme } from '@koe/sql/domain/theme';
import type { BenchLine } from '../bench-line.js';
import { beside } from './beside.js';
import { lineOf } from './measure-set.js';
import { accuracy, macroF1, microF1 } from './metrics/agreement.js';
import { bootstrap } from './metrics/bootstrap.js';
import { ask, learnWithoutLabels } from './product.js';
import type { LabelledSet } from './sets/labelled-set.js';

const bilingual = z.object({ ja: z.string(), en: z.string() });
const tree = z.object({
  themes: z.array(
    z.object({
      id: z.string(),
      name: bilingual,
      description: bilingual,
      examples: z.object({ ja: z.array(z.string()), en: z.array(z.string()) }),
    }),
  ),
});

/**
 * The first day: nobody has labelled anything. No label is read, so that all texts of the set, of both parts, are classified and
 * judged; they are also all that is known of the installation.
 */
export function measureZeroLabels(part: LabelledSet): BenchLine[] {
  const set = { ...part, name: `zero-labels-${part.name}`, train: [], test: [...part.train, ...part.test] };
  const themes = set.target === 'themes' ? restaurantTree(set.labels) : [];
  const { blob } = learnWithoutLabels(set, themes);
  const { labels } = ask(set, createClassifier(themes, blob));
  const truth = set.test.map((text) => text.labels);
  const measure = set.task === 'one' ? accuracy(labels, truth) : microF1(labels, truth);
  const name = set.task === 'one' ? 'accuracy' : 'micro-f1';
  return [
    lineOf(`quality.${set.name}.${name}`, bootstrap(set.test.length, measure), 'share', commonest(set)),
    lineOf(
      `quality.${set.name}.macro-f1`,
      bootstrap(set.test.length, macroF1(labels, truth, set.labels.length)),
      'share',
    ),
  ];
}

/** What one would reach by always saying the commonest label. */
function commonest(set: LabelledSet): string {
  const shares = set.labels.map(
    (_, label) => set.test.filter(({ labels }) => labels.includes(label)).length / set.test.length,
  );
  return set.task === 'one' ? `always the commonest label ${Math.max(...shares).toFixed(3)}` : '';
}

/** The themes of the measured categories, numbered as their labels are. */
function restaurantTree(labels: readonly string[]): Theme[] {
  const { themes } = tree.parse(JSON.parse(readFileSync(beside('restaurant-tree.json'), 'utf8')));
  return labels.map((label, i) => {
    const theme = themes.find(({ id }) => id.endsWith(`/${label}`));
    if (theme === undefined) throw new Error(`the tree has no theme for ${label}`);
    return { ...theme, id: i + 1, key: `theme.${i + 1}`, parent: null };
  });
}
