import type { Theme } from '@koe/sql/domain/theme';
import { randomFrom, shuffle } from '../linear/random.js';
import type { StarterPrior } from '../starter/starter-prior.js';
import { shippedPrior } from '../starter/starter-prior.js';
import type { TrainingExample } from '../training/training-set.js';
import { phrasesOf, speakingThemes } from './theme-reader.js';
import type { UnlabelledText } from './unlabelled-text.js';
import { weakThemes } from './weak-themes.js';
import { weakTones } from './weak-tones.js';

/** How many labels of people there are, by what they speak of. */
export interface LabelCounts {
  readonly themes: number;
  readonly sentiment: number;
  readonly intent: number;
  readonly serious: number;
}

export interface WeakSettings {
  readonly seed: number;
  /** Other starter weights than those of the repository: for measuring on a set they were trained on. */
  readonly prior?: StarterPrior;
}

/** Texts read at most: more make the training longer and nothing better. */
const MAX_TEXTS = 4_000;
/** Labels of people that weigh as much as all weak ones of a text. */
const HALF = 60;
/** Guesses that would weigh less than this are left out: they would only take time. */
const LEAST_WEIGHT = 0.03;
const META_OF_SCORES = /^(?:csat|nps|ces|rating)=/;

/**
 * What can be said of the installation's own texts without a person: themes by the words of the tree, tone by word lists,
 * starter prior and the customers' scores; and the tree's phrases as tiny documents. Weights fall as 60 / (60 + labels).
 */
export function weakExamples(
  themes: readonly Theme[],
  unlabelled: readonly UnlabelledText[],
  labels: LabelCounts,
  { seed, prior }: WeakSettings,
): TrainingExample[] {
  const ofThemes = weightOf(labels.themes);
  const ofTone = weightOf(Math.max(labels.sentiment, labels.intent, labels.serious));
  const texts = draw(unlabelled, seed);
  const found = weakThemes(
    themes,
    texts.map(({ text }) => text),
  );
  const phrases = speakingThemes(themes).flatMap((theme) => phraseExamples(theme, ofThemes));
  const byTheme = texts.flatMap((text, at): TrainingExample[] => {
    const { present = [], absent = [], sureness = 0 } = found[at] ?? {};
    return [{ ...plain(text), weight: ofThemes * sureness, origin: 'weak', themes: { present, absent } }];
  });
  const tones = weakTones(themes, texts, found, prior ?? shippedPrior());
  const byTone = tones.flatMap(({ sureness, origin, ...said }, at): TrainingExample[] => {
    const text = texts[at];
    const isSilent = text === undefined || Object.keys(said).length === 0;
    return isSilent ? [] : [{ ...plain(text), weight: ofTone * sureness, origin, ...said }];
  });
  return [...(ofThemes < LEAST_WEIGHT ? [] : [...phrases, ...byTheme]), ...(ofTone < LEAST_WEIGHT ? [] : byTone)];
}

function weightOf(labels: number): number {
  return HALF / (HALF + labels);
}

/** Without the tokens of the scores: they have decided the label, and would be all that is learnt. */
function plain({ text, lang, meta }: UnlabelledText): Pick<TrainingExample, 'text' | 'lang' | 'meta'> {
  return { text, lang, ...(meta && { meta: meta.filter((token) => !META_OF_SCORES.test(token)) }) };
}

function phraseExamples(theme: Theme, weight: number): TrainingExample[] {
  const japanese = new Set([...theme.examples.ja, theme.name.ja, theme.description.ja]);
  return phrasesOf(theme).map((text) => ({
    text,
    lang: japanese.has(text) ? 'ja' : 'en',
    weight,
    origin: 'weak',
    themes: { present: [theme.id], absent: 'others' },
  }));
}

/** Each text once, at most so many, drawn by the seed and kept in order. */
function draw(unlabelled: readonly UnlabelledText[], seed: number): UnlabelledText[] {
  const known = new Set<string>();
  const distinct = unlabelled.filter(({ text }) => text.trim() !== '' && !known.has(text) && known.add(text));
  if (distinct.length <= MAX_TEXTS) return distinct;
  const order = Int32Array.from(distinct.keys());
  shuffle(order, order.length, randomFrom(seed));
  const taken = new Set(order.subarray(0, MAX_TEXTS));
  return distinct.filter((_, at) => taken.has(at));
}
