import { rowsOf, vocabularyOf } from '@koe/jobs/test-only/classify/linear/corpus';
import { randomFrom } from '@koe/jobs/test-only/classify/linear/random';
import { BLOCK_LENGTHS } from '@koe/jobs/test-only/classify/linear/vectoriser';
import type { SharedData } from '@koe/jobs/test-only/classify/training/cross-validation';
import type { TrainingExample, TrainingSet } from '@koe/jobs/test-only/classify/training/training-set';

/** Every class is a thing and an event, so that classes have halves in common; every half has as many words. */
const THINGS = 6;
const EVENTS = 4;
const WORDS_OF_A_HALF = 20;
const WORDS_OF_A_TEXT = 6;
const CHATTER = 200;
const SYLLABLES = ['ka', 'lo', 'mi', 'tu', 're', 'so', 'na', 'vi', 'pe', 'du'];

/** Texts of one of 24 classes each; `chatter` is the share of words that say nothing. */
export function manyClasses(texts: number, chatter: number): TrainingSet {
  const random = randomFrom(5);
  const draw = (below: number): number => Math.floor(random() * below);
  const halves = (THINGS + EVENTS) * WORDS_OF_A_HALF;
  const examples = Array.from({ length: texts }, (): TrainingExample => {
    const thing = draw(THINGS);
    const event = draw(EVENTS);
    const words = Array.from({ length: WORDS_OF_A_TEXT }, (_, at) => {
      if (random() < chatter) return wordOf(halves + draw(CHATTER));
      const half = at % 2 === 0 ? thing : THINGS + event;
      return wordOf(half * WORDS_OF_A_HALF + draw(WORDS_OF_A_HALF));
    });
    return {
      text: words.join(' '),
      lang: 'en',
      weight: 1,
      origin: 'person',
      themes: { present: [1 + thing * EVENTS + event], absent: 'others' },
    };
  });
  const themes = Array.from({ length: THINGS * EVENTS }, (_, at) => ({
    id: at + 1,
    key: `theme.${at + 1}`,
    parent: null,
    name: { ja: '', en: '' },
    description: { ja: '', en: '' },
    examples: { ja: [], en: [] },
  }));
  return { themes, examples, seed: 4, single: true };
}

/** What the columns of a set are learnt from, as `trainModel` makes it. */
export function sharedOf({ examples, seed }: TrainingSet): SharedData {
  const vocabulary = vocabularyOf(examples, examples.length < 300 ? 1 : 2);
  return {
    examples,
    rows: rowsOf(examples, vocabulary, BLOCK_LENGTHS),
    weights: new Float64Array(examples.length).fill(1),
    seed,
  };
}

/** A word of its own for every number below 1,000. */
function wordOf(at: number): string {
  return [at % 10, Math.floor(at / 10) % 10, (7 * at + 3) % 10, Math.floor(at / 100)]
    .map((digit) => SYLLABLES[digit] ?? '')
    .join('');
}
