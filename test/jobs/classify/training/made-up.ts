import type { Intent, SentimentLabel } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { TrainingExample, TrainingSet } from '@koe/jobs/test-only/classify/training/training-set';

const THINGS: readonly (readonly [number, readonly string[]])[] = [
  [2, ['the parcel', 'my package', 'the courier']],
  [3, ['the invoice', 'my bill', 'the payment']],
  [4, ['the application', 'your login', 'the screen']],
];
const TONES: readonly (readonly [SentimentLabel, Intent, string])[] = [
  ['negative', 'complaint', 'is a disappointment'],
  ['positive', 'praise', 'is a delight'],
  ['neutral', 'question', 'is what I ask about, where is it?'],
];

const theme = (id: number, parent: number | null): Theme => ({
  id,
  key: `theme.${id}`,
  parent,
  name: { ja: '', en: '' },
  description: { ja: '', en: '' },
  examples: { ja: [], en: [] },
});

/** A parent with three children. */
export const THEMES: readonly Theme[] = [theme(1, null), theme(2, 1), theme(3, 1), theme(4, 1)];

/** 180 texts from a grammar of three themes and three tones; the order of words tells texts of one kind apart. */
export const EXAMPLES: readonly TrainingExample[] = Array.from({ length: 180 }, (_, i) => {
  const [id, names] = THINGS[i % 3] ?? [2, []];
  const [sentiment, intent, tone] = TONES[Math.floor(i / 3) % 3] ?? ['neutral', 'other', ''];
  return {
    text: `${names[Math.floor(i / 9) % 3] ?? ''} number ${i} ${tone}`,
    lang: 'en',
    weight: 1,
    origin: 'person',
    themes: { present: [id], absent: 'others' },
    sentiment,
    intent,
    serious: sentiment === 'negative' && id === 3,
  };
});

export const SET: TrainingSet = { themes: THEMES, examples: EXAMPLES, seed: 9 };
