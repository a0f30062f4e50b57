import type { Theme } from '@koe/sql/domain/theme';
import { judge, toneOf } from '../../tone/sentiment.js';
import { complains } from '../../tone/complaint-grammar.js';
import { viewOf } from '../../text/text-view.js';

/**
 * How a theme is usually spoken of, −1 … 1, read from its own examples: who names 「遅延」 is not pleased, whatever the
 * words. Used where a segment itself does not judge.
 */
export function valences(themes: readonly Theme[]): ReadonlyMap<number, number> {
  return new Map(
    themes.map((theme) => {
      const examples = [...theme.examples.ja, ...theme.examples.en];
      const sum = examples.reduce((total, example) => total + toneOfExample(example), 0);
      return [theme.id, examples.length === 0 ? 0 : sum / examples.length];
    }),
  );
}

function toneOfExample(example: string): number {
  const view = viewOf(example);
  const { sum, hits } = judge(view, 0, view.length);
  return hits > 0 ? Math.sign(toneOf(sum)) : complains(view, 0, view.length) > 0 ? -1 : 0;
}
